/** One merge: `gone` stands under `kept` until it is undone. Both were heads when it was done. */
export type MergeEdge = { readonly goneId: number; readonly keptId: number };

/** All that stands under a customer, itself first, by the merges that are not undone. */
export const withAllUnder = (id: number, edges: readonly MergeEdge[]): number[] => {
  const found = [id];
  // What is appended while walking is walked too.
  for (const one of found) for (const edge of edges) if (edge.keptId === one && !found.includes(edge.goneId)) found.push(edge.goneId);
  return found;
};

/** The one that speaks for a customer. */
export const headOf = (id: number, edges: readonly MergeEdge[]): number => {
  const up = edges.find(({ goneId }) => goneId === id);
  return up === undefined ? id : headOf(up.keptId, edges);
};
