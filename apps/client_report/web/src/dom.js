// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// h('p', { class: 'lead', text: 'Hello' }, child, ...): an element. Text never becomes markup: nothing here sets innerHTML.
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) {
      continue;
    }
    if (name === 'text') {
      element.textContent = value;
    } else if (name === 'on') {
      for (const [event, handler] of Object.entries(value)) {
        element.addEventListener(event, handler);
      }
    } else if (name === 'css') {
      for (const [variable, setting] of Object.entries(value)) {
        element.style.setProperty(variable, setting);
      }
    } else {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

let last = 0;

// An id that is unique in the page.
export function fresh_id(stem) {
  last += 1;
  return `${stem}-${last}`;
}

export function grade_badge(grade) {
  return h('span', { class: `grade grade-${grade}`, text: grade });
}
