import '../../Desk/detail-frame.js';
import './hang-wall.js';
import { Saving } from './saving.js';

/** The editor's pages: forms that save themselves while they are written in. The wall's own form is its element's. */
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-autosave]')) {
  if (form.closest('hang-wall')) continue;
  const saving = new Saving(form, form.dataset.words);
  form.addEventListener('submit', () => saving.leave());
  // The other forms of the page are based on what is saved: first everything typed, then what was pressed.
  for (const other of document.forms) {
    if (other === form) continue;
    other.addEventListener('submit', (event) => {
      if (!saving.isUnsaved) return;
      event.preventDefault();
      const { submitter } = event as SubmitEvent;
      void saving.flush().then(() => { saving.leave(); other.requestSubmit(submitter); });
    });
  }
}
