import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  server: {
    port: 5173,
    // The page is as healthy as what it shows.
    proxy: { '/api': 'http://localhost:3001', '/health': 'http://localhost:3001' },
  },
});
