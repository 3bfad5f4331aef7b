// Verdicts are those of the service and not of the weather: idle and beside a load that takes every processor.
import '../../bench/stability.mjs';
