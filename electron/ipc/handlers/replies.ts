import { listReplies, moveReply, removeReply, saveReply, replyUsed } from '../../use-cases/replies/replies.ts';
import type { Host } from '../host.ts';
import type { Handlers } from '../serve.ts';
import { callerOf } from '../signed-in.ts';

export const repliesHandlers = (host: Host): Handlers['replies'] => ({
  list: (_calling, input) => listReplies(host.services(), input),
  save: (calling, input) => saveReply(host.services(), callerOf(calling), input),
  remove: (calling, input) => removeReply(host.services(), callerOf(calling), input),
  move: (calling, input) => moveReply(host.services(), callerOf(calling), input),
  used: (calling, input) => replyUsed(host.services(), callerOf(calling), input),
});
