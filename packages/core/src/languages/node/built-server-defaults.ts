/** What a framework whose build makes its server says of itself. */
export const builtServerDefaults = {
  servesPages: true,
  ownDevelopmentCommand: true,
  buildsOwnProcessOnly: true,
  budgets: { imageTransferredMb: 60, imageUnpackedMb: 160, startSeconds: 2, shutdownSeconds: 30 },
};
