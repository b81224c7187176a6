"""How the videos of a run over many documents are made."""

from prefect.client.orchestration import get_client
from prefect.context import FlowRunContext

from video_gen.models.config import Settings


def settings_of_run(given: Settings | None) -> Settings:
    """Return what a run was given, as it was asked; those of its deployment where it was given none.

    Prefect's pages give None for what is left empty in the form of a schedule, and it would stand above what the
    deployment has: all videos would be made anew, as nobody asked.
    """
    run = FlowRunContext.get()
    if given is None and run and run.flow_run and run.flow_run.deployment_id:
        with get_client(sync_client=True) as client:
            kept = client.read_deployment(run.flow_run.deployment_id).parameters.get("settings")
        given = Settings.model_validate(kept) if kept else None
    return (given or Settings()).as_asked()
