import { useTranslation } from 'react-i18next';
import type { OutputFor } from '../../../shared/contract/index.ts';
import { figure } from '../../i18n/format.ts';
import { termOr } from '../../i18n/term-or.ts';
import { useSpoken } from '../../i18n/use-spoken.ts';
import { printerWords } from './printer-words.ts';
import type { Stack } from './print-plan.ts';
import styles from './stack-cards.module.css';

type Template = OutputFor<'templates', 'list'>[number];
type Props = {
  readonly stacks: readonly Stack[];
  readonly templates: readonly Template[];
  readonly chosen: Stack | null;
  readonly onChoose: (courierCode: string) => void;
};

/** A stack of paper per courier: how many wait, which paper, which printer, how many numbers are left. */
export const StackCards = ({ stacks, templates, chosen, onChoose }: Props) => {
  const { t } = useTranslation('printing');
  return (
    <div className={styles['cards']} role="radiogroup" aria-label={t('stacks.label')}>
      {stacks.map((stack) => (
        <StackCard key={`${stack.courierCode} ${stack.templateId}`} stack={stack} template={templates.find(({ id }) => id === stack.templateId)} chosen={stack === chosen} onChoose={() => onChoose(stack.courierCode)} />
      ))}
    </div>
  );
};

type CardProps = { readonly stack: Stack; readonly template: Template | undefined; readonly chosen: boolean; readonly onChoose: () => void };

const StackCard = ({ stack, template, chosen, onChoose }: CardProps) => {
  const { t } = useTranslation('printing');
  const language = useSpoken();
  const paper = template === undefined ? t('stacks.noTemplate') : language === 'en' ? template.nameEn : template.nameZh;
  const left = stack.numbersLeft ?? 0;
  const short = stack.orders - left;
  return (
    <button type="button" role="radio" aria-checked={chosen} className={styles['card']} onClick={onChoose} data-courier={stack.courierCode}>
      <span className={styles['title']}>
        <b>{termOr('courier', stack.courierCode)}</b> · {paper}
      </span>
      <span className={styles['count']}>{figure(stack.orders)}</span>
      <span className={left === 0 || short > 0 ? styles['short'] : undefined}>
        {left === 0 ? t('stacks.noNumbers') : short > 0 ? t('stacks.numbersShort', { n: figure(left), short: figure(short) }) : t('stacks.numbersLeft', { n: figure(left) })}
      </span>
      <span className={stack.printer === null ? styles['short'] : styles['printer']}>{stack.printer === null ? t('stacks.noPrinter') : printerWords(t, stack.printer)}</span>
    </button>
  );
};
