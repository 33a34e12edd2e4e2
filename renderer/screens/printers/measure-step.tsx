import { useState } from 'react';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { calibrationFrom, type CalibrationMarks } from '../../../shared/domain/printing/calibration.ts';
import type { Paper } from '../../../shared/domain/printing/template.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import type { Refusal } from '../../../shared/domain/result.ts';
import { isTyped, measurementsOf, nameOfField, neededOf, type MeasureName, type Typed } from './measures.ts';
import { mm } from './printer-words.ts';
import { SheetDrawing } from './sheet-drawing.tsx';
import styles from './calibration.module.css';

type Props = {
  readonly paper: Paper; readonly marks: CalibrationMarks; readonly continuous: boolean; readonly typed: Typed;
  readonly onChange: (typed: Typed) => void; readonly onBack: () => void; readonly onNext: () => void;
};

/** Lengths as a ruler shows them; the drawing shows which one the cursor is in. */
export const MeasureStep = ({ paper, marks, continuous, typed, onChange, onBack, onNext }: Props) => {
  const { t } = useTranslation('printers');
  const [active, setActive] = useState<MeasureName | null>('nearX');
  const [wrong, setWrong] = useState<readonly MeasureName[]>([]);
  const [refusal, setRefusal] = useState<Refusal | undefined>(undefined);
  const needed = neededOf(continuous);

  const goOn = (): void => {
    const missing = needed.filter((name) => !isTyped(name, typed[name]));
    setWrong(missing);
    setRefusal(undefined);
    const measured = measurementsOf(typed, continuous);
    if (missing.length > 0 || measured === null) {
      document.getElementById(`measure-${missing[0] ?? 'nearX'}`)?.focus();
      return;
    }
    const found = calibrationFrom(measured, marks);
    if (found.ok) {
      onNext();
      return;
    }
    const name = nameOfField(found.refusal.field);
    setRefusal(found.refusal);
    if (name !== null) {
      setWrong([name]);
      document.getElementById(`measure-${name}`)?.focus();
    }
  };
  const field = (name: MeasureName, ball: string, label: string, expected: number | null) => (
    <div className={styles['measure']} key={name}>
      <span className={styles['ball']} aria-hidden="true">
        {ball}
      </span>
      <label htmlFor={`measure-${name}`}>{label}</label>
      <Input
        id={`measure-${name}`}
        inputMode="decimal"
        autoComplete="off"
        maxLength={10}
        autoFocus={name === 'nearX'}
        value={typed[name]}
        status={wrong.includes(name) ? 'error' : ''}
        aria-invalid={wrong.includes(name)}
        suffix={name === 'lateForm' ? undefined : t('guide.mm')}
        onFocus={() => setActive(name === 'lateForm' ? 'lateY' : name)}
        onChange={(event) => {
          setWrong((before) => before.filter((one) => one !== name));
          onChange({ ...typed, [name]: event.target.value });
        }}
      />
      <small className={wrong.includes(name) && !isTyped(name, typed[name]) ? styles['wrong'] : undefined}>
        {wrong.includes(name) && !isTyped(name, typed[name])
          ? t(name === 'lateForm' ? 'guide.notForm' : 'guide.notNumber')
          : expected === null ? '' : t('guide.expected', { mm: mm(expected) })}
      </small>
    </div>
  );
  return (
    <form
      className={styles['guide']}
      onSubmit={(event) => {
        event.preventDefault();
        goOn();
      }}
    >
      <p className={styles['hint']}>{continuous && t('guide.firstForm')} {t('guide.where')}</p>
      <div className={styles['two']}>
        <div className={styles['fields']}>
          <fieldset className={`${styles['fields']} ${styles['group']}`}>
            <strong>{t('guide.a')}</strong>
            {field('nearX', '1', t('guide.left'), marks.near.xHmm)}
            {field('nearY', '2', t('guide.top'), marks.near.yHmm)}
          </fieldset>
          <fieldset className={`${styles['fields']} ${styles['group']}`}>
            <strong>{t('guide.b')}</strong>
            {field('farX', '3', t('guide.left'), marks.far.xHmm)}
            {field('farY', '4', t('guide.top'), marks.far.yHmm)}
          </fieldset>
          {continuous && (
            <fieldset className={`${styles['fields']} ${styles['group']}`}>
              <strong>{t('guide.late')}</strong>
              {field('lateForm', '№', t('guide.lateForm'), null)}
              {field('lateY', '5', t('guide.lateTop'), marks.near.yHmm)}
            </fieldset>
          )}
        </div>
        <SheetDrawing paper={paper} marks={marks} continuous={continuous} lateForm={typed.lateForm} active={active} />
      </div>
      <RefusalNotice refusal={refusal} />
      <div className={styles['foot']}>
        <Button onClick={onBack}>{t('guide.back')}</Button>
        <span className={styles['end']}>
          <Button kind="primary" type="submit" keys="Enter">
            {t('guide.toResult')}
          </Button>
        </span>
      </div>
    </form>
  );
};
