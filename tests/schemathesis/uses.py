"""Asks the service by the generated client, which gives each status a type of its own."""

import sys

from service import AuthenticatedClient
from service.api.projects import create_project, list_projects
from service.models import CreateProjectResponse409, ListedProject, NewProject
from service.models.create_project_response_409_error_code import CreateProjectResponse409ErrorCode

with AuthenticatedClient(base_url=sys.argv[1], token="ada.demo-secret") as client:
    page = list_projects.sync(client=client, limit=1)
    assert isinstance(page, ListedProject), page
    assert [project.name for project in page.items] == ["Apollo"]
    taken = create_project.sync(client=client, body=NewProject(name="Apollo"))
    assert isinstance(taken, CreateProjectResponse409), taken
    assert taken.error.code is CreateProjectResponse409ErrorCode.PROJECT_NAME_TAKEN
    assert taken.error.message == "The organisation has a project of this name already"
