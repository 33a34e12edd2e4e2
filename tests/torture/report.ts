import type { RoundReport } from './round.ts';

export type Torture = { readonly seed: number; readonly minutes: number; readonly rounds: readonly Omit<RoundReport, 'script'>[] };

const columns = ['fault', 'rounds', 'acknowledged', 'unanswered', 'kills', 'effects', 'known', 'found'] as const;

/** A table of what was played and what came of it, a line for each kind of fault; a round with several counts with each. */
export const reportLines = ({ seed, minutes, rounds }: Torture): string[] => {
  const rowOf = (name: string, some: readonly Omit<RoundReport, 'script'>[]): string[] => {
    const sum = (of: (round: Omit<RoundReport, 'script'>) => number): string => String(some.reduce((total, round) => total + of(round), 0));
    return [name, String(some.length), sum((round) => round.acknowledged), sum((round) => round.unanswered), sum((round) => round.kills), sum((round) => round.effects), sum((round) => round.known.length), sum((round) => round.found.length)];
  };
  const kinds = [...new Set(rounds.flatMap(({ faults }) => faults))].sort();
  const table = [[...columns], ...kinds.map((kind) => rowOf(kind, rounds.filter(({ faults }) => faults.includes(kind)))), rowOf('all', rounds)];
  const widths = columns.map((_, index) => Math.max(...table.map((row) => row[index]?.length ?? 0)));
  return [`seed ${String(seed)}, ${String(minutes)} minutes`, ...table.map((row) => row.map((cell, index) => (index === 0 ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0))).join('  '))];
};
