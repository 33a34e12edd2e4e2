import { createHash } from 'node:crypto';
import { personalHashOf, stubHashOf, type Digest, type StubPersonal } from '../../shared/domain/stubs/seal.ts';
import type { NewEntry, StoredStub } from './stubs.ts';

export const sha256: Digest = (text) => createHash('sha256').update(text).digest('hex');

const pictureOf = ({ picture, pictureAt, pictureCollection }: Pick<StoredStub, 'picture' | 'pictureAt' | 'pictureCollection'>): StubPersonal['picture'] =>
  picture === null || pictureAt === null || pictureCollection === null ? null : { picture, at: pictureAt, collectionId: pictureCollection };

type HashedStub = NewEntry & Pick<StoredStub, 'picture' | 'pictureAt' | 'pictureCollection'>;

export const personalHashOfStub = (stub: Omit<HashedStub, 'hash' | 'personalHash'>): string => personalHashOf({ ...stub, picture: pictureOf(stub) }, sha256);

/** Everything of the stub is as it was hashed. Of a disposed one the personal parts must be gone, all of them. */
export const isSound = (stub: HashedStub, disposed: boolean): boolean => {
  if (stubHashOf(stub, stub.personalHash, sha256) !== stub.hash) return false;
  // While a day is being erased some of its stubs are whole still.
  if (disposed && stub.salt === '') return stub.receiverName === '' && stub.receiverPhone === '' && stub.place === '' && stub.picture === null;
  return personalHashOfStub(stub) === stub.personalHash;
};
