/** What `import … from 'seaworthy'` gives: the pipeline, without the command line. */
export * from '@seaworthy/pipeline';
