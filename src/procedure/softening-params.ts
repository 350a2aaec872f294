/** How much soft quotas gave way by, and what is proven of it, for a sentence. */
export function softeningParams(deviation: number, proven: number) {
  return {
    sum: deviation,
    least: proven,
    ...(proven < deviation ? { open: 'yes', certain: '' } : { open: '', certain: 'yes' }),
  };
}
