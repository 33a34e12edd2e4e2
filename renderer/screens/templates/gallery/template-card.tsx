import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputFor } from '../../../../shared/contract/index.ts';
import { Tag } from '../../../components/tag.tsx';
import { useSpoken } from '../../../i18n/use-spoken.ts';
import { hasKeptDraft } from '../editor/kept-drafts.ts';
import { IconButton } from '../inspector/controls.tsx';
import { Thumbnail } from './thumbnail.tsx';
import styles from './gallery.module.css';

export type Listed = OutputFor<'templates', 'list'>[number];

type Props = {
  readonly template: Listed; readonly mayEdit: boolean;
  readonly onOpen: () => void; readonly onCopy: () => void; readonly onExport: () => void; readonly onRetire: () => void;
};

/** A template as it looks on paper, and what can be done with it. */
export const TemplateCard = ({ template, mayEdit, onOpen, onCopy, onExport, onRetire }: Props) => {
  const { t } = useTranslation('templates');
  const spoken = useSpoken();
  const [sure, setSure] = useState(false);
  const name = spoken === 'en' ? template.nameEn : template.nameZh;
  return (
    <li className={styles['card']} data-testid={`template-${template.id}`}>
      <button type="button" className={styles['open']} aria-label={`${t(template.shipped ? 'card.view' : 'card.open')} ${name}`} onClick={onOpen} />
      <div className={styles['face']}>
        <Thumbnail templateId={template.id} version={template.version} label={name} />
      </div>
      <div className={styles['words']}>
        <b title={name}>{name}</b>
        <span className={styles['facts']}>
          {t('card.size', { w: template.widthHmm / 100, h: template.heightHmm / 100 })}
          {!template.shipped && <>{' · '}{t('card.version', { version: template.version })}</>}
        </span>
      </div>
      <div className={styles['foot']}>
        {!template.shipped && <Tag tone="accent">{t('card.own')}</Tag>}
        {template.inUse > 0 && <Tag tone="green">{template.inUse === 1 ? t('card.inUse') : t('card.inUseMany', { n: template.inUse })}</Tag>}
        {hasKeptDraft(template.id) && <Tag tone="amber">{t('editor.unsaved')}</Tag>}
        {template.shipped && template.inUse === 0 && template.preprinted && <Tag>{t('card.preprinted')}</Tag>}
        <span className={styles['actions']}>
          {mayEdit && <IconButton icon="duplicate" label={`${t('card.copy')} ${name}`} onClick={onCopy} />}
          <IconButton icon="export" label={`${t('card.export')} ${name}`} onClick={onExport} />
          {mayEdit && !template.shipped && (
            <span onBlur={() => setSure(false)}>
              <IconButton icon="trash" label={sure ? t('card.retireSure') : `${t('card.retire')} ${name}`} danger pressed={sure} disabled={template.inUse > 0} onClick={() => (sure ? onRetire() : setSure(true))} />
            </span>
          )}
        </span>
      </div>
    </li>
  );
};
