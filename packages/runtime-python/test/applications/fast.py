"""An unmodified FastAPI application, with a router, a mounted application, its own readiness and an event stream."""

import asyncio
from contextlib import asynccontextmanager

from fastapi import APIRouter, FastAPI, Request, Response, WebSocket
from fastapi.responses import StreamingResponse
from prometheus_client import Counter
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route

SEEN = Counter("own_items_total", "Items.")


@asynccontextmanager
async def lifespan(_app):
    yield
    print("lifespan ended", flush=True)


app = FastAPI(lifespan=lifespan)
router = APIRouter(prefix="/api")


@app.get("/health")
async def health(response: Response):
    response.headers["x-own"] = "yes"
    return {"own": True}


@router.get("/items/{id}")
async def item(id: int):
    SEEN.inc()
    return id


@app.get("/")
async def root():
    return {"fine": True}


@app.post("/upload")
async def upload(request: Request):
    return len(await request.body())


@app.get("/slow")
async def slow(seconds: float = 1):
    await asyncio.sleep(seconds)
    return "slow"


@app.get("/events")
async def events():
    async def lines():
        while True:
            yield "data: x\n\n"
            await asyncio.sleep(0.05)

    return StreamingResponse(lines(), media_type="text/event-stream")


@app.websocket("/ws/{room}")
async def ws(websocket: WebSocket):
    await websocket.accept()
    async for text in websocket.iter_text():
        await websocket.send_text(text)


app.include_router(router)
sub = FastAPI()


@sub.get("/reports/{name}")
async def report(name: str):
    return name


app.mount("/tenants/{tenant}", sub)


def page(_request):
    return PlainTextResponse("page")


starlette = Starlette(routes=[Route("/pages/{id}", page), Mount("/docs", routes=[Route("/{file:path}", page)])])
