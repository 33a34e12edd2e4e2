import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { readPictureHeader } from '../templates/picture-header.ts';
import { mostMegapixels, mostPictureBytes } from '../templates/read-picture.ts';
import type { TemplateReader } from '../templates/template-reader.ts';
import { keepMedium, mediaFile } from './media-folder.ts';

export type PictureFile = { readonly bytes: Uint8Array; readonly mime: 'image/png' | 'image/jpeg'; readonly widthPx: number; readonly heightPx: number };

/** By content, never by name. `file`: what people know it by. */
export const pictureOf = (bytes: Uint8Array, file: string): Result<PictureFile> => {
  if (bytes.length > mostPictureBytes) return refuse('picture.too_large', { most: mostPictureBytes / 1024 / 1024 });
  const header = readPictureHeader(bytes);
  if (header === null) return refuse('picture.not_a_picture', { file });
  if (header.widthPx * header.heightPx > mostMegapixels * 1e6) return refuse('picture.too_large', { most: mostPictureBytes / 1024 / 1024 });
  return ok({ bytes, mime: header.mime, widthPx: header.widthPx, heightPx: header.heightPx });
};

/** Its size is looked at before anything is read. */
export const readPictureFile = (path: string): Result<PictureFile> => {
  let bytes: Buffer;
  try {
    const file = openSync(path, 'r');
    try {
      const stat = fstatSync(file);
      if (!stat.isFile()) return refuse('picture.file_unreadable', { file: basename(path) });
      if (stat.size > mostPictureBytes) return refuse('picture.too_large', { most: mostPictureBytes / 1024 / 1024 });
      bytes = Buffer.alloc(stat.size);
      let read = 0;
      while (read < bytes.length) {
        const got = readSync(file, bytes, read, bytes.length - read, read);
        if (got === 0) break;
        read += got;
      }
      bytes = bytes.subarray(0, read);
    } finally {
      closeSync(file);
    }
  } catch {
    return refuse('picture.file_unreadable', { file: basename(path) });
  }
  return pictureOf(bytes, basename(path));
};

const diskWords = (error: unknown): Result<never> => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : null;
  if (code === null) throw error;
  return code === 'ENOSPC' || code === 'EDQUOT' ? refuse('store.disk_full') : refuse('store.disk_failed');
};

/** Keeps a picture that is evidence: it is decoded whole before it counts, because what cannot be shown is none. Answers its hash. */
export const keepPicture = async (folder: string, reader: TemplateReader, { bytes }: PictureFile, file: string): Promise<Result<string>> => {
  let sha256: string;
  try {
    sha256 = keepMedium(folder, bytes);
  } catch (error) {
    return diskWords(error);
  }
  // What was kept is decoded, not the file outside, which may be another one by now.
  const decoded = await reader.picture(mediaFile(folder, sha256), 'print');
  return decoded.ok ? ok(sha256) : refuse('picture.damaged', { file });
};
