import type { Paper } from '../../shared/domain/printing/template.ts';
import { textsOf, type IppAttributes, type IppCollection, type IppRange, type IppValue } from './ipp-message.ts';

/**
 * What a queue does with a sheet of this size. CUPS takes any size it is told, and where the queue lacks it, quietly prints on its
 * own default (Letter). So the size is looked up first, and named in the queue's own words.
 */
export type MediaChoice =
  /** Say this for `media`. */
  | { readonly kind: 'media'; readonly media: string }
  /** The queue says nothing of sizes (a raw one): the page box alone decides. */
  | { readonly kind: 'unstated' }
  | { readonly kind: 'unsupported'; readonly sizes: string };

/** Drivers keep sizes in whole points: 100 mm comes back as 99.84. */
const toleranceHmm = 60;
const near = (a: number, b: number): boolean => Math.abs(a - b) <= toleranceHmm;

export const mediaAttributes = ['media-supported', 'media-size-supported'] as const;

export const chooseMedia = (queue: IppAttributes, paper: Paper): MediaChoice => {
  const names = textsOf(queue, 'media-supported');
  const sizes = (queue.get('media-size-supported') ?? []).filter(isCollection);
  if (names.length === 0 && sizes.length === 0) return { kind: 'unstated' };
  const named = names.find((name) => {
    const size = sizeOfName(name);
    return size !== null && !isLimit(name) && near(size.widthHmm, paper.widthHmm) && near(size.heightHmm, paper.heightHmm);
  });
  if (named !== undefined) return { kind: 'media', media: named };
  if (sizes.some((size) => takesAnySize(size, paper))) return { kind: 'media', media: customName(paper) };
  const known = names.filter((name) => !isLimit(name)).map((name) => describe(sizeOfName(name), name));
  return { kind: 'unsupported', sizes: [...new Set(known)].slice(0, 12).join(', ') };
};

const isCollection = (value: IppValue): value is IppCollection => typeof value === 'object' && value?.kind === 'collection';
const isRange = (value: IppValue | undefined): value is IppRange => typeof value === 'object' && value?.kind === 'range';

/** `custom_min_…` and `custom_max_…` name the limits of custom sizes, not sizes. */
const isLimit = (name: string): boolean => /^custom_(min|max)_/.test(name);

/** The size in a self-describing media name (PWG 5101.1): `iso_a4_210x297mm`, `na_letter_8.5x11in`. */
const sizeOfName = (name: string): Paper | null => {
  const [, width, height, unit] = /_(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)(mm|in)$/.exec(name) ?? [];
  if (width === undefined || height === undefined) return null;
  const hmm = unit === 'in' ? 2540 : 100;
  return { widthHmm: Math.round(Number(width) * hmm), heightHmm: Math.round(Number(height) * hmm) };
};

const takesAnySize = (size: IppCollection, paper: Paper): boolean => {
  const [x] = size.members.get('x-dimension') ?? [];
  const [y] = size.members.get('y-dimension') ?? [];
  return (
    isRange(x) && isRange(y) &&
    paper.widthHmm >= x.from - toleranceHmm && paper.widthHmm <= x.to + toleranceHmm &&
    paper.heightHmm >= y.from - toleranceHmm && paper.heightHmm <= y.to + toleranceHmm
  );
};

const customName = ({ widthHmm, heightHmm }: Paper): string => {
  const size = `${widthHmm / 100}x${heightHmm / 100}mm`;
  return `custom_${size}_${size}`;
};

const describe = (size: Paper | null, name: string): string =>
  size === null ? name : `${Math.round(size.widthHmm / 100)}×${Math.round(size.heightHmm / 100)}`;
