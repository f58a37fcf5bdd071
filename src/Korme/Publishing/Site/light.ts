// By night or by day, as the visitor chose on any page of this copy. In the head, so that no page flashes in the other light.
const key = 'korme-light';

function kept(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // Some browsers keep nothing for pages from a disk.
  }
}

function choose(light: string): void {
  document.documentElement.dataset.light = light;
  try {
    localStorage.setItem(key, light);
  } catch {
    // It holds for this page.
  }
}

const light = kept();
if (light === 'night' || light === 'day') document.documentElement.dataset.light = light;

document.addEventListener('DOMContentLoaded', () => {
  // In a template, so that nobody without scripts sees a link that does nothing.
  const template = document.querySelector<HTMLTemplateElement>('template[data-light-choices]');
  template?.replaceWith(template.content);
  for (const link of document.querySelectorAll<HTMLElement>('[data-light-choice]')) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      choose(link.dataset.lightChoice!);
      // The link just used is the one that the other light hides.
      document.querySelector<HTMLElement>(`[data-light-choice="${link.dataset.lightChoice === 'night' ? 'day' : 'night'}"]`)?.focus();
    });
  }
});
