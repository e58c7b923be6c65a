# Veogram as a container: built in one stage, run in another that holds what is needed and no compiler.
# The root file system may be read-only; /data is the volume for SQLite, and /tmp is written to.
#
#   docker build --tag veogram .
#   docker run --detach --env-file .env --volume veogram:/data --read-only --tmpfs /tmp veogram

ARG PYTHON=3.13

FROM python:${PYTHON}-slim AS build
WORKDIR /build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /opt/veogram
# Exactly the files that are tested; they change less often than the code. The extras are told by the
# names of their locks: --build-arg EXTRAS="postgresql sentry socks charts uvloop".
ARG EXTRAS=postgresql
COPY requirements requirements
RUN for extra in $EXTRAS; do \
    /opt/veogram/bin/pip install --require-hashes --requirement requirements/$extra.txt || exit; done
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
RUN /opt/veogram/bin/pip install --no-deps --no-build-isolation .
RUN /opt/veogram/bin/python -m compileall -q /opt/veogram/lib

FROM python:${PYTHON}-slim
COPY --from=build /opt/veogram /opt/veogram
RUN useradd --uid 10001 --user-group --no-create-home --home-dir /data veogram \
    && install --directory --owner=veogram --group=veogram --mode=0700 /data
ENV PATH=/opt/veogram/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    DATABASE_URL=sqlite:////data/veogram.db HEALTH_PORT=8081
USER veogram
WORKDIR /data
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s CMD ["veogram", "health"]
ENTRYPOINT ["veogram"]
CMD ["run"]
