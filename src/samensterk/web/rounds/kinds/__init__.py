"""Hours and busy times of kinds of farm: when somebody who told his kind is not visited."""
