// Names that hold a digit and state no figure: the check on figures typed by hand lets them pass.
export const NAMES: readonly string[] = [
  // Products, formats and protocols
  'EC2', 'S3', 'H.264', 'MP4', 'VC-1', 'PS3', 'M9000', 'HTTP/1.1', 'HTTP/2', 'IPv4', 'IPv6', 'OAuth2', 'Log4j',
  'resilience4j', 'B3', 'SHA-256', 'UTF-8', 'ES2023', 'base64',
  // Regions
  'us-east-1', 'us-west-1', 'us-west-2', 'eu-west-1',
  // Notation of the field
  'p50', 'p90', 'p95', 'p99', 'p999', 'M/M/1', 'N+1', 'O(1)', 'U(0, 1)', '1:1', 'acks=0', 'acks=1', 'L1', 'L2', 'UTC+0',
  // Terms
  '24/7', '2-pizza', 'two-phase commit', 'A/B',
  // Titles
  'HotOS', 'House of Cards', 'Web 2.0',
]
