import type { CreateApp } from '../sdk/shell.js';
import { createApp } from './app.js';

(window as unknown as { qiao?: { attach?: (create: CreateApp) => void } }).qiao?.attach?.(createApp);
