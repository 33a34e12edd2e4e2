import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../../../shared/domain/result.ts';
import { backroom } from '../../../api/client.ts';
import { RefusalNotice } from '../../../components/refusal-notice.tsx';
import { moment } from '../../../i18n/format.ts';
import { ToolIcon } from '../tool-icon.tsx';
import { isChanged, sessionNow, startAnew, useSession } from './editor-store.ts';
import { Popover } from './popover.tsx';
import controls from '../inspector/controls.module.css';
import styles from './editor.module.css';

/** Every version with who saved it; an older one can become the newest again. */
export const VersionsPanel = ({ mayEdit }: { readonly mayEdit: boolean }) => {
  const { t } = useTranslation('templates');
  const newest = useSession((session) => session.newest);
  return (
    <Popover label={t('versions.button')} wide button={<><ToolIcon name="history" size={16} /><span className={styles['popWords']}>{t('card.version', { version: newest })}</span></>}>
      {(close) => <Versions mayEdit={mayEdit} onDone={close} />}
    </Popover>
  );
};

const Versions = ({ mayEdit, onDone }: { readonly mayEdit: boolean; readonly onDone: () => void }) => {
  const { t } = useTranslation('templates');
  const { versions, newest, templateId } = useSession((session) => session);
  const [sure, setSure] = useState<number | null>(null);
  const [refusal, setRefusal] = useState<Refusal | undefined>(undefined);
  const restore = async (version: number): Promise<void> => {
    const session = sessionNow();
    // What would be lost is asked about, and only that.
    if (session !== undefined && isChanged(session) && sure !== version) {
      setSure(version);
      return;
    }
    const restored = await backroom.templates.restore({ templateId, version });
    const answer = restored.ok ? await backroom.templates.get({ templateId, version: null }) : restored;
    if (!answer.ok) setRefusal(answer.refusal);
    else if ('template' in answer.value) {
      startAnew(answer.value);
      onDone();
    }
  };
  return (
    <>
      <RefusalNotice refusal={refusal} />
      {sure !== null && <p className={controls['trouble']}>{t('versions.sure')}</p>}
      <ul className={styles['versions']}>
        {versions.map((version) => (
          <li key={version.version}>
            <b>{t('card.version', { version: version.version })}</b>
            <span>{t('versions.line', { who: version.staffName, when: moment(version.savedAt) })}</span>
            {version.version === newest ? <em>{t('versions.now')}</em> : mayEdit && <button type="button" className={controls['chip']} onClick={() => void restore(version.version)}>{t('versions.restore')}</button>}
          </li>
        ))}
      </ul>
      {versions.length === 0 && <p className={controls['quiet']}>{t('versions.shipped')}</p>}
    </>
  );
};
