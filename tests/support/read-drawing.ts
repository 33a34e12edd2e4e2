import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './temp-folder.ts';

/** What stands on a page of a PDF, as poppler understands it: 1/100 mm from the upper left corner, y downwards, in painting order. */
export type PdfGlyph = { readonly kind: 'glyph'; readonly xHmm: number; readonly baselineHmm: number };
/** Each closed or open piece of a path by the box around it, without the width of its stroke. */
export type PdfPath = { readonly kind: 'path'; readonly filled: boolean; readonly boxes: readonly PdfBox[] };
export type PdfImage = { readonly kind: 'image'; readonly box: PdfBox };
export type PdfBox = { readonly leftHmm: number; readonly topHmm: number; readonly rightHmm: number; readonly bottomHmm: number };
export type PdfItem = PdfGlyph | PdfPath | PdfImage;

type Matrix = readonly [number, number, number, number, number, number];
const identity: Matrix = [1, 0, 0, 1, 0, 0];
const hmmPerPoint = 2540 / 72;

/** Reads one page (counted from 1) by way of `pdftocairo`, an independent reader that keeps positions to 1/256 point. */
export function readPdfDrawing(file: string, page: number): PdfItem[] {
  const target = join(temporaryFolder('drawing'), 'page.svg');
  // A paper larger than any of ours, unshrunk: else the page is fitted to whole points.
  execFileSync('pdftocairo', ['-svg', '-f', String(page), '-l', String(page), '-noshrink', '-nocenter', '-paperw', '3000', '-paperh', '3000', file, target]);
  const svg = readFileSync(target, 'utf8');
  const images = new Map(
    Array.from(svg.matchAll(/<image\b([^>]*)>/g), ([, attributes]) => [
      attributeOf(attributes, 'id'), { width: Number(attributeOf(attributes, 'width')), height: Number(attributeOf(attributes, 'height')) },
    ]),
  );
  const body = svg.replace(/<defs>.*?<\/defs>/gs, '');
  return Array.from(body.matchAll(/<(use|path|image)\b([^>]*)>/g)).flatMap(([, tag, attributes]): PdfItem[] => {
    const matrix = matrixOf(attributeOf(attributes, 'transform'));
    if (tag === 'path') return [pathOf(attributeOf(attributes, 'd'), attributes ?? '', matrix)];
    const source = attributeOf(attributes, 'xlink:href').slice(1);
    if (tag === 'use' && source.startsWith('glyph')) {
      return [{ kind: 'glyph', xHmm: Number(attributeOf(attributes, 'x')) * hmmPerPoint, baselineHmm: Number(attributeOf(attributes, 'y')) * hmmPerPoint }];
    }
    const image = images.get(tag === 'image' ? attributeOf(attributes, 'id') : source);
    return image === undefined ? [] : [{ kind: 'image', box: boxAround([place(matrix, 0, 0), place(matrix, image.width, image.height)]) }];
  });
}

function attributeOf(attributes: string | undefined, name: string): string {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes ?? '')?.[1] ?? '';
}

function matrixOf(transform: string): Matrix {
  const numbers = /matrix\(([^)]*)\)/.exec(transform)?.[1]?.split(/[ ,]+/).map(Number);
  return numbers?.length === 6 ? (numbers as unknown as Matrix) : identity;
}

function place([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [number, number] {
  return [(a * x + c * y + e) * hmmPerPoint, (b * x + d * y + f) * hmmPerPoint];
}

function pathOf(commands: string, attributes: string, matrix: Matrix): PdfPath {
  const boxes = commands
    .split('M')
    .slice(1)
    .map((piece) => {
      const numbers = piece.match(/-?[\d.]+/g)?.map(Number) ?? [];
      return Array.from({ length: numbers.length / 2 }, (_, index) => place(matrix, numbers[index * 2] ?? 0, numbers[index * 2 + 1] ?? 0));
    })
    // What is closed is followed by a move to where it began.
    .filter((points) => points.length > 1)
    .map(boxAround);
  return { kind: 'path', filled: !/fill:none/.test(attributes), boxes };
}

function boxAround(points: readonly (readonly [number, number])[]): PdfBox {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return { leftHmm: Math.min(...xs), topHmm: Math.min(...ys), rightHmm: Math.max(...xs), bottomHmm: Math.max(...ys) };
}
