// Made by `npm run generate` from the files in this folder. Don't edit.

export const commands = {
} as const;
