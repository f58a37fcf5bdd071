// The page of one work: walking on by keyboard and swipe, and the closer look.
import './deep-zoom.js';
import './share-link.js';
import { walkByKeyboard, walkBySwipe } from './walk.js';

walkByKeyboard(document);
const picture = document.querySelector<HTMLElement>('deep-zoom');
if (picture) walkBySwipe(picture);
