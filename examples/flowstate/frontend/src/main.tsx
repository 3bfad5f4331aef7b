import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Sessions } from './sessions';
import './page.css';

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <Sessions />
  </StrictMode>,
);
