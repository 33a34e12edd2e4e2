import { useTranslation } from 'react-i18next';
import type { ClaimAttachment } from '../../../shared/contract/claims.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { bytes } from '../../i18n/format.ts';
import styles from './claims.module.css';

const Picture = ({ attachment, onRemove }: { readonly attachment: ClaimAttachment; readonly onRemove: (() => void) | null }) => {
  const { t } = useTranslation('claims');
  const picture = useAsked(() => backroom.claims.picture({ attachmentId: attachment.id }), [attachment.id]);
  return (
    <figure className={styles['picture']}>
      {picture.value === undefined ? <RefusalNotice refusal={picture.refusal} /> : <img src={picture.value.dataUrl} alt={attachment.name} />}
      <figcaption>
        <span className={styles['grow']} title={`SHA-256 ${attachment.sha256}`}>{t(`role.${attachment.role}`)} · {attachment.name} · {bytes(attachment.bytes)}</span>
        {onRemove !== null && <Button kind="quiet" onClick={onRemove}>{t('remove')}</Button>}
      </figcaption>
    </figure>
  );
};

export const Attachments = ({ attachments, mayRemove }: { readonly attachments: readonly ClaimAttachment[]; readonly mayRemove: boolean }) => {
  const { t } = useTranslation('claims');
  const detach = useCommand(backroom.claims.detach);
  if (attachments.length === 0) return <p className={styles['quiet']}>{t('noPictures')}</p>;
  return (
    <>
      <RefusalNotice refusal={detach.refusal} />
      <div className={styles['pictures']}>
        {attachments.map((attachment) => (
          <Picture key={attachment.id} attachment={attachment} onRemove={mayRemove ? () => void detach.run({ attachmentId: attachment.id }) : null} />
        ))}
      </div>
    </>
  );
};
