"""Asks the service by the generated client, which has one type for what several operations answer."""

import sys

from service import AuthenticatedClient
from service.api.projects import create_project, list_projects
from service.models import ListedProject, NewProject, ProjectError409
from service.models.project_error_409_error_code import ProjectError409ErrorCode

with AuthenticatedClient(base_url=sys.argv[1], token="ada.demo-secret") as client:
    page = list_projects.sync(client=client, limit=1)
    assert isinstance(page, ListedProject), page
    assert [project.name for project in page.items] == ["Apollo"]
    taken = create_project.sync(client=client, body=NewProject(name="Apollo"))
    assert isinstance(taken, ProjectError409), taken
    assert taken.error.code is ProjectError409ErrorCode.PROJECT_NAME_TAKEN
    assert taken.error.message == "The organisation has a project of this name already"
