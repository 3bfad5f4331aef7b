# The backend as one would first write it: one stage, everything in it. The CA as a secret is the only thing that a
# network with a proxy adds.
FROM node:22-trixie-slim
WORKDIR /app
COPY . .
RUN --mount=type=secret,id=ca,target=/run/secrets/ca.crt NODE_EXTRA_CA_CERTS=/run/secrets/ca.crt npm ci
RUN npm run build
EXPOSE 3001
CMD ["npm", "start"]
