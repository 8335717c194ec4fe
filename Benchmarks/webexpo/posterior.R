# posterior.R WEBEXPO SETS OUT: WebExpo's own scripts on each set; estimate and Monte-Carlo error of each figure, and seconds a set.
suppressMessages(library(rjags))
arguments <- commandArgs(trailingOnly = TRUE)
scripts <- c(
  "DATA PREPARATION/SEG ANALYSIS/webexpo.seg.dataprep.R",
  "jags models/SEG ANALYSIS/webexpo.seg.informedvarbayesian.R",
  "jags models/SEG ANALYSIS/webexpo.seg.informedvarbayesian.models.R",
  "jags models/SEG ANALYSIS/webexpo.seg.uninformativebayesian.R",
  "jags models/SEG ANALYSIS/webexpo.seg.uninformativebayesian.models.R",
  "jags models/SEG ANALYSIS/webexpo.seg.mainbayesian.R")
for (script in scripts) source(file.path(arguments[1], script))

# Estimate of the whole chain and its standard error from 25 batches.
batched <- function(chain, estimate) {
  batches <- split(chain, rep(1:25, each = length(chain) / 25))
  c(estimate(chain), sd(sapply(batches, estimate)) / sqrt(25))
}

con <- file(arguments[3], "w")
writeLines("id,p95_median,p95_median_se,p95_ucl95,p95_ucl95_se,risk,risk_se,exceedance,exceedance_se,seconds", con)
for (line in readLines(arguments[2])) {
  parts <- strsplit(line, ";")[[1]]
  oel <- as.numeric(parts[2])
  began <- proc.time()[["elapsed"]]
  invisible(capture.output(suppressWarnings(
    chains <- Webexpo.seg.globalbayesian.jags(
      data.sample = strsplit(parts[4], " ")[[1]], oel = oel, prior.model = parts[3], n.iter = 100000, n.burnin = 5000))))
  seconds <- proc.time()[["elapsed"]] - began
  mu <- as.numeric(chains$mu.chain); sigma <- as.numeric(chains$sigma.chain)
  log95 <- mu + qnorm(0.95) * sigma
  figures <- c(
    batched(log95, median), batched(log95, function(x) quantile(x, 0.95, names = FALSE)),
    batched(100 * (log95 > log(oel)), mean), batched(100 * (1 - pnorm((log(oel) - mu) / sigma)), median))
  # Percentiles: from logarithms to the unit of the limit.
  figures[1:4] <- c(exp(figures[1]), exp(figures[1]) * figures[2], exp(figures[3]), exp(figures[3]) * figures[4])
  writeLines(paste(c(parts[1], format(figures, digits = 8, scientific = FALSE, trim = TRUE), round(seconds, 3)), collapse = ","), con)
  flush(con)
}
close(con)
