from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from src.database import DatabaseProbe

router = APIRouter(tags=['health'])


@router.get('/healthz')
async def liveness() -> dict[str, str]:
    """Whether the process serves requests. It asks nobody else: a restart would not mend a dependency."""
    return {'status': 'ok'}


@router.get('/health')
async def readiness(request: Request) -> JSONResponse:
    """Whether requests can be answered now: 503, naming the dependency that fails."""
    probe: DatabaseProbe = request.app.state.database_probe
    failure = await probe.failure()
    if failure is None:
        return JSONResponse({'status': 'ok', 'checks': {'database': 'ok'}})
    return JSONResponse({'status': 'unavailable', 'checks': {'database': failure}}, status_code=503)
