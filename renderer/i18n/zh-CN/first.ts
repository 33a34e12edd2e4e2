import { app } from './app.ts';
import { signIn } from './sign-in.ts';
import { terms } from './terms.ts';

/** What a window needs before anybody has signed in; the other words come after its first frame. */
export const first = { app, signIn, terms };
