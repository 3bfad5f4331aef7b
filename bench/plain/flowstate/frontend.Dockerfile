# The frontend as one would first write it: one stage, served by the build tool.
FROM node:22-trixie-slim
WORKDIR /app
COPY . .
RUN --mount=type=secret,id=ca,target=/run/secrets/ca.crt NODE_EXTRA_CA_CERTS=/run/secrets/ca.crt npm ci
RUN npm run build
EXPOSE 4173
CMD ["npm", "run", "preview", "--", "--host", "0.0.0.0"]
