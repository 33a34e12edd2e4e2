/** A line from the set-up itself, told apart from the output of the programs it runs. */
export function say(line: string): void {
  process.stderr.write(`[backroom] ${line}\n`);
}

/** A set-up step that cannot go on, with what the person at the machine can do about it. */
export class SetupError extends Error {
  override readonly name = 'SetupError';
}

/** Runs a command-line entry: a SetupError ends with its message alone, anything else with its stack. */
export async function runEntry(entry: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await entry();
  } catch (error) {
    if (error instanceof SetupError) say(error.message);
    else console.error(error);
    process.exitCode = 1;
  }
}
