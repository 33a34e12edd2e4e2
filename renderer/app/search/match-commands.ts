import type { Command } from './commands.ts';

/** Commands that fit the typed text, best first. `strong` = the text begins one of the command's words. */
export const matchCommands = (commands: readonly Command[], text: string): readonly { readonly command: Command; readonly strong: boolean }[] => {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return commands.map((command) => ({ command, strong: true }));
  return commands
    .flatMap((command) => {
      const words = command.words.toLowerCase();
      const tokens = `${words} ${command.also.toLowerCase()}`.split(/[\s：:·…]+/);
      if (tokens.some((token) => token !== '' && token.startsWith(wanted))) return [{ command, strong: true }];
      return words.includes(wanted) ? [{ command, strong: false }] : [];
    })
    .sort((a, b) => Number(b.strong) - Number(a.strong));
};
