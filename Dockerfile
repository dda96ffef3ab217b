# syntax=docker/dockerfile:1

# Docent with what it needs to run, and nothing of its tests. `docker build -t docent .`, then docs/containers.md.
#
# `npm run tree` carries out these same steps without a container engine, and a test runs what comes of them. It knows FROM, WORKDIR,
# COPY, ENV, USER and RUN; what RUN does must lie in the work folder.

FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY .npmrc package.json package-lock.json ./
COPY local-discord/package.json local-discord/
RUN npm ci --omit=dev --ignore-scripts --workspaces=false
# Of the reader's runtime only what this platform loads, and of no package what only development reads.
COPY scripts/container/trim-modules.ts scripts/container/
RUN node scripts/container/trim-modules.ts node_modules
# The first start is the slowest: what Node makes of the sources is kept, since at run time nothing can be. It is looked for in a folder of
# whoever runs it: the image's user.
COPY data data/
COPY commands commands/
COPY src src/
RUN for main in main.ts app.ts charts/chart-main.ts article/reading-process/reading-main.ts; do \
      node --import ./src/compile-cache.js "src/$main" --help || exit 1; \
    done
RUN cd node_modules/.cache/docent && chmod -R a+rX . && ln -s "$(ls)" "$(ls | sed 's/-[0-9]*$/-1000/')"
# The one folder that is written to.
WORKDIR /data

FROM node:24-bookworm-slim
LABEL org.opencontainers.image.title="Docent" \
      org.opencontainers.image.description="A Discord bot that answers questions about an article with the article's own words" \
      org.opencontainers.image.licenses="MIT AND Apache-2.0"
ENV NODE_ENV=production \
    ORT_DISABLE_TELEMETRY=1 \
    DATABASE_URL=/data/docent.sqlite \
    HEALTH_PORT=9464
WORKDIR /app
COPY --from=build --chown=1000:1000 /data /data/
COPY package.json LICENSE NOTICE ./
COPY --from=build /app/node_modules node_modules/
COPY data data/
COPY commands commands/
COPY src src/
# The image's user `node`, as a number, by which an orchestrator can tell that it is not root.
USER 1000:1000
VOLUME /data
EXPOSE 9464
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 CMD ["node", "src/cli/health.ts"]
CMD ["node", "--max-semi-space-size=4", "--v8-pool-size=1", "--import", "./src/compile-cache.js", "src/main.ts"]
