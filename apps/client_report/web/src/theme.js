// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// Light or dark: the system's setting until the reader chooses.

const dark_system = matchMedia('(prefers-color-scheme: dark)');
let chosen = null;

export const is_dark = () => (chosen ?? (dark_system.matches ? 'dark' : 'light')) === 'dark';

export function start_theme(button) {
  const apply = () => {
    document.documentElement.dataset.theme = is_dark() ? 'dark' : 'light';
    button.textContent = is_dark() ? 'Light' : 'Dark';
    button.setAttribute('aria-label', is_dark() ? 'Switch to light colours' : 'Switch to dark colours');
  };
  button.addEventListener('click', () => {
    chosen = is_dark() ? 'light' : 'dark';
    apply();
  });
  dark_system.addEventListener('change', apply);
  apply();
}
