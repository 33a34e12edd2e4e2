import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackdropPicture, Paper, Template } from '../../../../shared/domain/printing/template.ts';
import { backroom } from '../../../api/client.ts';
import { useCommand } from '../../../api/use-command.ts';
import { RefusalNotice } from '../../../components/refusal-notice.tsx';
import { withPaper, type Draft } from '../editing/draft.ts';
import { scaledByTwoPoints } from '../editing/photo.ts';
import { edit } from '../editor/editor-store.ts';
import { fit, useStage } from '../editor/stage-store.ts';
import { Check, NumberField, Pair, Row, Section, Select, TextField } from './controls.tsx';
import styles from './controls.module.css';

const usual: readonly (readonly [number, number])[] = [
  [100, 180], [100, 150], [100, 130], [76, 130], [100, 100], [60, 40], [40, 30], [230, 127], [217, 140], [210, 297], [148, 210], [80, 200],
];

const setHead = (part: string, change: (head: Draft['head']) => Draft['head']): void => edit((draft) => ({ ...draft, head: change(draft.head) }), part);

type Props = { readonly head: Omit<Template, 'elements'>; readonly disabled: boolean };

/** What is not about one element: name, paper, and the photo of a form to place things by. */
export const PaperSection = ({ head, disabled }: Props) => {
  const { t } = useTranslation('templates');
  const { name, paper } = head;
  const setPaper = (next: Paper): void => {
    edit((draft) => withPaper(draft, next), 'paper');
    if (useStage.getState().fitted) fit(next);
  };
  const current = `${paper.widthHmm / 100}x${paper.heightHmm / 100}`;
  const known = usual.some(([width, height]) => `${width}x${height}` === current);
  return (
    <>
      <Section title={t('paper.name')}>
        <TextField label={t('paper.nameZh')} hint={t('paper.nameZh')} value={name.zh} most={60} disabled={disabled} onChange={(zh) => setHead('nameZh', (before) => ({ ...before, name: { ...before.name, zh } }))} />
        <TextField label={t('paper.nameEn')} hint={t('paper.nameEn')} value={name.en} most={60} disabled={disabled} onChange={(en) => setHead('nameEn', (before) => ({ ...before, name: { ...before.name, en } }))} />
      </Section>
      <Section title={t('paper.title')}>
        <Row label={t('paper.preset')}>
          <Select label={t('paper.preset')} value={known ? current : ''} disabled={disabled}
            choices={[...(known ? [] : [{ value: '', label: t('paper.custom') }]), ...usual.map(([width, height]) => ({ value: `${width}x${height}`, label: t('card.size', { w: width, h: height }) }))]}
            onChange={(value) => {
              const [width, height] = value.split('x').map(Number);
              if (width !== undefined && height !== undefined) setPaper({ widthHmm: width * 100, heightHmm: height * 100 });
            }} />
        </Row>
        <Pair>
          <NumberField label={t('frame.w')} short={t('frame.w')} unit="mm" value={paper.widthHmm} least={2_000} most={100_000} by={100} disabled={disabled} onChange={(widthHmm) => setPaper({ ...paper, widthHmm })} />
          <NumberField label={t('frame.h')} short={t('frame.h')} unit="mm" value={paper.heightHmm} least={2_000} most={100_000} by={100} disabled={disabled} onChange={(heightHmm) => setPaper({ ...paper, heightHmm })} />
        </Pair>
      </Section>
      <PhotoSection head={head} disabled={disabled} />
    </>
  );
};

const PhotoSection = ({ head, disabled }: Props) => {
  const { t } = useTranslation('templates');
  const { backdropPicture: picture, paper, backdrop } = head;
  const photo = useStage((state) => state.photo);
  const form = useStage((state) => state.form);
  const measured = useStage((state) => state.measured);
  const [distanceHmm, setDistanceHmm] = useState(10_000);
  const adding = useCommand(() => backroom.templates.addPicture({ path: null, use: 'backdrop' }));
  const set = (part: string, next: BackdropPicture | null): void =>
    setHead(part, ({ backdropPicture: _before, ...rest }) => (next === null ? rest : { ...rest, backdropPicture: next }));
  const add = async (): Promise<void> => {
    const answer = await adding.run();
    if (answer?.ok !== true || answer.value === null) return;
    const { pictureId, widthPx, heightPx } = answer.value;
    // As wide as the paper to begin with, its proportions as they are.
    const heightHmm = Math.max(100, Math.min(400_000, Math.round((paper.widthHmm * heightPx) / widthPx)));
    set('photo', { pictureId, xHmm: 0, yHmm: 0, widthHmm: paper.widthHmm, heightHmm });
  };
  return (
    <Section title={t('photo.title')}>
      {picture === undefined && <p className={styles['quiet']}>{t('photo.text')}</p>}
      <div className={styles['chips']}>
        <button type="button" className={styles['chip']} disabled={disabled || adding.busy} onClick={() => void add()}>
          {t(adding.busy ? 'photo.reading' : picture === undefined ? 'photo.add' : 'photo.replace')}
        </button>
        {picture !== undefined && (
          <>
            <button type="button" className={styles['chip']} disabled={disabled} onClick={() => set('photo', { ...picture, xHmm: 0, yHmm: 0, ...paper })}>{t('photo.fitPaper')}</button>
            <button type="button" className={styles['chip']} disabled={disabled} onClick={() => set('photo', null)}>{t('photo.remove')}</button>
          </>
        )}
      </div>
      <RefusalNotice refusal={adding.refusal} />
      {backdrop.length > 0 && <Check label={t('photo.form')} checked={form} onChange={(checked) => useStage.setState({ form: checked })} />}
      {picture !== undefined && (
        <>
          <Check label={t('photo.shown')} checked={photo.shown} onChange={(shown) => useStage.setState({ photo: { ...photo, shown } })} />
          <Row label={t('photo.strength')}>
            <input className={styles['range']} type="range" aria-label={t('photo.strength')} min={10} max={100} step={5} value={photo.strength} onChange={(event) => useStage.setState({ photo: { ...photo, strength: Number(event.target.value) } })} />
          </Row>
          <Pair>
            <NumberField label={t('frame.x')} short={t('frame.x')} value={picture.xHmm} least={-200_000} most={200_000} disabled={disabled} onChange={(xHmm) => set('photoX', { ...picture, xHmm })} />
            <NumberField label={t('frame.y')} short={t('frame.y')} value={picture.yHmm} least={-200_000} most={200_000} disabled={disabled} onChange={(yHmm) => set('photoY', { ...picture, yHmm })} />
          </Pair>
          <Pair>
            <NumberField label={t('frame.w')} short={t('frame.w')} value={picture.widthHmm} least={100} most={400_000} disabled={disabled} onChange={(widthHmm) => set('photoW', { ...picture, widthHmm })} />
            <NumberField label={t('frame.h')} short={t('frame.h')} value={picture.heightHmm} least={100} most={400_000} disabled={disabled} onChange={(heightHmm) => set('photoH', { ...picture, heightHmm })} />
          </Pair>
          {measured === null ? (
            <button type="button" className={styles['chip']} disabled={disabled} onClick={() => useStage.setState({ measured: [] })}>{t('photo.calibrate')}</button>
          ) : measured.length < 2 ? (
            <p className={styles['quiet']}>{t(measured.length === 0 ? 'photo.measureFirst' : 'photo.measureSecond')}</p>
          ) : (
            <Row label={t('photo.distance')}>
              <NumberField label={t('photo.distance')} value={distanceHmm} least={100} unit="mm" by={100} onChange={setDistanceHmm} />
              <button type="button" className={styles['chip']} onClick={() => {
                const [first, second] = measured;
                const scaled = first === undefined || second === undefined ? null : scaledByTwoPoints(picture, first, second, distanceHmm);
                if (scaled !== null) set('photoScale', scaled);
                useStage.setState({ measured: null });
              }}>{t('photo.apply')}</button>
            </Row>
          )}
        </>
      )}
    </Section>
  );
};
