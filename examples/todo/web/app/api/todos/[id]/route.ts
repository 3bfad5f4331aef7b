export { forward as DELETE, forward as PATCH } from '@/lib/forward';
