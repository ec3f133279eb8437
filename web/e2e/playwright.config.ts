/**
 * Browser journeys against a running server: `COMMONS_E2E_URL=http://127.0.0.1:8080 npm run e2e` beside `commons demo`.
 * The system's Chromium is used (`CHROMIUM` names another one); nothing is downloaded.
 */
import { defineConfig, devices } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  workers: 1,
  // A second try tells a slow machine from a fault; a test that needs it is shown as flaky.
  retries: 1,
  forbidOnly: !!process.env.CI,
  timeout: 60_000,
  reporter: [['list']],
  use: {
    ...devices['Desktop Chrome'],
    baseURL: process.env.COMMONS_E2E_URL ?? 'http://127.0.0.1:8080',
    locale: 'en-US',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      // Without these, Chromium's own calls home are refused one by one and slow everything down.
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1280, height: 900 } } },
    // WCAG 2.2, 1.4.10 Reflow: everything at 320 CSS pixels without scrolling sideways.
    { name: 'narrow', testMatch: /pages\.spec/, use: { viewport: { width: 320, height: 700 } } },
  ],
});
