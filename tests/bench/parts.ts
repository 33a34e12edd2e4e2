/** What can be measured by itself: `npm run bench -- --only sync,search`. Each part prepares what it needs. */
export const benchParts = ['intake', 'stubs', 'customers', 'search', 'sync', 'copies', 'print_batch', 'start_up', 'floor', 'printing'] as const;
export type BenchPart = (typeof benchParts)[number];

const isPart = (name: string): name is BenchPart => (benchParts as readonly string[]).includes(name);

/** Those that the command line names, or all. Throws for a name that is none. */
export const partsWanted = (words: readonly string[]): ReadonlySet<BenchPart> => {
  const at = words.indexOf('--only');
  if (at === -1) return new Set(benchParts);
  const names = (words[at + 1] ?? '').split(',');
  const unknown = names.filter((name) => !isPart(name));
  if (unknown.length > 0) throw new Error(`--only takes some of ${benchParts.join(',')}; not ${unknown.join(',')}`);
  return new Set(names.filter(isPart));
};
