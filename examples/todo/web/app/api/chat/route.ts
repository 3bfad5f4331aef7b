export { forward as POST } from '@/lib/forward';
