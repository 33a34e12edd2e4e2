import { useTranslation } from 'react-i18next';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { chooseAndRead } from '../../app/intake-errand.ts';
import { go } from '../../app/navigation.ts';
import { useShop } from '../../app/session.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Panel } from '../../components/panel.tsx';
import styles from './today.module.css';

type StepName = 'sender' | 'printers' | 'rolls' | 'orders' | 'stock' | 'packer';

const settings = (section: string) => () => go('settings', { kind: 'settings_section', section });

/** Where waybills go until somebody chooses a printer. */
const pdfFolder = 'pdf_folder';

/** What a complete shop still lacks; gone once everything is there. */
export const SetUpList = ({ orders }: { readonly orders: number }) => {
  const { t } = useTranslation(['today', 'app']);
  const { shop, staff } = useShop();
  const assignments = useAsked(() => backroom.printers.assignments(), [], ['printing.changed']);
  const rolls = useAsked(() => backroom.numbers.rolls(), [], ['printing.changed']);
  const stock = useAsked(() => backroom.stock.list({ search: '', offset: 0, limit: 200 }), [], ['stock.changed']);
  if (assignments.value === undefined || rolls.value === undefined || stock.value === undefined) return null;
  const { sender } = shop;
  const steps: readonly { name: StepName; done: boolean; open: () => void }[] = [
    { name: 'sender', done: [sender.name, sender.phone, sender.province, sender.city, sender.detail].every((part) => part !== ''), open: settings('shop') },
    { name: 'printers', done: assignments.value.some((one) => one.kind === 'waybill' && one.spooler !== pdfFolder), open: settings('printers') },
    { name: 'rolls', done: rolls.value.some((roll) => roll.active), open: settings('rolls') },
    { name: 'orders', done: orders > 0, open: () => void chooseAndRead() },
    { name: 'stock', done: stock.value.rows.some((sku) => sku.tracked), open: () => go('stock') },
    { name: 'packer', done: staff.some((person) => person.role === 'packer'), open: settings('staff') },
  ];
  const done = steps.filter((step) => step.done).length;
  if (done === steps.length) return null;
  return (
    <Panel title={t('setup.title')} extra={t('setup.done', { done, total: steps.length })} flush>
      <ul className={styles['steps']}>
        {steps.map((step, index) => (
          <li key={step.name} className={styles['step']} data-step={step.name}>
            <span className={step.done ? `${styles['tick']} ${styles['ticked']}` : styles['tick']}>{step.done ? <Icon name="check" size={12} /> : index + 1}</span>
            <span className={step.done ? `${styles['words']} ${styles['finished']}` : styles['words']}>
              {t(`setup.${step.name}`)}
              {!step.done && <span>{t(`setup.${step.name}Text`)}</span>}
            </span>
            {step.done ? <span className={styles['finished']}>{t('setup.finished')}</span> : <Button onClick={step.open}>{t('app:open')}</Button>}
          </li>
        ))}
      </ul>
    </Panel>
  );
};
