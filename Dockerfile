# One image for every process of ours: docker-compose.yml starts each subgraph and the gateway from it.
ARG NODE_IMAGE=node:24-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run generate && npm run build

FROM ${NODE_IMAGE} AS packages
WORKDIR /app
COPY package.json package-lock.json ./
# Beside what tests and development need, what pages are built of and servers that the image does not embed.
RUN npm ci --omit=dev --ignore-scripts && npm uninstall --no-save --ignore-scripts \
    @emotion/react @emotion/styled @fontsource/inter @fontsource/source-serif-4 @mui/icons-material @mui/material \
    @prisma/generator-helper @tanstack/react-query @vitejs/plugin-react chdb embedded-postgres graphiql prisma \
    ra-i18n-polyglot ra-language-english ra-language-french react react-admin react-dom react-hook-form \
    react-hotkeys-hook react-router recharts vite

FROM ${NODE_IMAGE}
ENV NODE_ENV=production
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/package.json /app/package-lock.json /app/tsconfig.json /app/LICENSE /app/NOTICE ./
COPY --from=build /app/schema schema
COPY --from=build /app/kernel kernel
COPY --from=build /app/subgraphs subgraphs
COPY --from=build /app/gateway gateway
COPY --from=build /app/ops ops
COPY --from=build /app/dashboard/dist dashboard/dist
COPY --from=build /app/.cache/explorer .cache/explorer
COPY --from=build /app/.cache/server .cache/server
COPY --from=build /app/.cache/plans .cache/plans
RUN mkdir -p /var/lib/passerelle && chown node /var/lib/passerelle
USER node
EXPOSE 4000
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=12 \
    CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 4000}/health/ready`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "kernel/runtime/run.mjs", "gateway/index.ts"]
