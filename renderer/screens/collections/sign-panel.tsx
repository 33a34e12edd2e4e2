import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CollectionContents } from '../../../shared/contract/collections.ts';
import type { Strokes } from '../../../shared/domain/collections/signature.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { RefusalNotice, WarningNotice } from '../../components/refusal-notice.tsx';
import { SignatureDrawing } from '../../components/signature-drawing.tsx';
import { figure, moment } from '../../i18n/format.ts';
import { SignaturePad } from './signature-pad.tsx';
import styles from './signature.module.css';

type Props = {
  readonly contents: CollectionContents;
  /** A manifest of this collection was scanned: is it signed? */
  readonly scannedManifest: string | null;
  readonly onManifestDone: () => void;
};

/** HO-3: what was signed, and the pad for what was not; on paper the printed manifest's code is the proof. */
export const SignPanel = ({ contents, scannedManifest, onManifestDone }: Props) => {
  const { t } = useTranslation('collections');
  const [paper, setPaper] = useState<string | null>(null);
  const sign = useCommand(backroom.collections.sign);
  const asked = scannedManifest ?? paper;
  const { id, unsigned, signatures, manifest } = contents;
  useKeys({ F6: () => setPaper((before) => before ?? '') }, { always: true, enabled: unsigned > 0 });
  const leavePaper = (): void => {
    setPaper(null);
    onManifestDone();
  };
  const onScreen = (strokes: Strokes): void => {
    void sign.run({ collectionId: id, signedBy: '', signature: { how: 'screen', strokes: strokes.map((stroke) => [...stroke]) } });
  };
  const onPaper = async (scanned: string): Promise<void> => {
    const answer = await sign.run({ collectionId: id, signedBy: '', signature: { how: 'paper', scanned } });
    if (answer?.ok === true) leavePaper();
  };
  return (
    <div className={styles['panel']} data-testid="sign-panel" data-unsigned={unsigned}>
      {signatures.map((signature, index) => (
        <figure key={index} className={styles['signed']} data-testid="signature">
          {signature.how === 'screen' ? <SignatureDrawing strokes={signature.strokes} label={t('sign.label', { name: signature.signedBy })} /> : <Icon name="file" size={22} />}
          <figcaption>
            <Icon name="check" size={15} />
            {t(signature.how === 'screen' ? 'sign.signedScreen' : 'sign.signedPaper', { n: figure(signature.parcels), at: moment(signature.at), code: signature.scanned })} <bdi>{signature.signedBy}</bdi>
          </figcaption>
        </figure>
      ))}
      {unsigned > 0 && (
        <>
          {signatures.length > 0 && <WarningNotice>{t('sign.more', { n: figure(unsigned) })}</WarningNotice>}
          {asked === null ? (
            <>
              <SignaturePad busy={sign.busy} hint={t('sign.hint')} onSigned={onScreen} />
              <Button keys="F6" onClick={() => setPaper('')} data-testid="signed-on-paper">{t('sign.paper')}</Button>
            </>
          ) : (
            <PaperForm code={asked} older={manifest?.scannedSince ?? 0} busy={sign.busy} onDone={(code) => void onPaper(code)} onLeave={leavePaper} />
          )}
          <RefusalNotice refusal={sign.refusal} />
        </>
      )}
    </div>
  );
};

type PaperProps = { readonly code: string; readonly older: number; readonly busy: boolean; readonly onDone: (code: string) => void; readonly onLeave: () => void };

const PaperForm = ({ code, older, busy, onDone, onLeave }: PaperProps) => {
  const { t } = useTranslation('collections');
  const [typed, setTyped] = useState(code);
  const confirm = useRef<HTMLButtonElement>(null);
  // A scan answers the question; then only the yes is missing.
  useEffect(() => {
    setTyped(code);
    if (code !== '') confirm.current?.focus();
  }, [code]);
  return (
    <form
      className={styles['paper']}
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() !== '') onDone(typed.trim());
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onLeave();
      }}
    >
      <label>
        {t('sign.paperAsk')}
        <input value={typed} autoFocus={code === ''} maxLength={40} placeholder="HO-17" onChange={(event) => setTyped(event.target.value)} data-testid="manifest-code" />
      </label>
      {older > 0 && <WarningNotice>{t('sign.older', { n: figure(older) })}</WarningNotice>}
      <div className={styles['row']}>
        <Button onClick={onLeave} keys="Esc">{t('sign.back')}</Button>
        <Button ref={confirm} type="submit" kind="primary" keys="Enter" busy={busy} disabled={typed.trim() === ''} data-testid="paper-signed">{t('sign.paperDone')}</Button>
      </div>
    </form>
  );
};
