-- Two organisations: Acme pays, Globex does not. OR IGNORE, as a file may have been filled before.
INSERT OR IGNORE INTO organisations (id, paid, credits) VALUES
    ('org_acme', 1, 100),
    ('org_globex', 0, 0);

INSERT OR IGNORE INTO users (id, organisation, email) VALUES
    ('usr_ada', 'org_acme', 'ada@acme.example'),
    ('usr_bob', 'org_acme', 'bob@acme.example'),
    ('usr_cyd', 'org_acme', 'cyd@acme.example'),
    ('usr_eve', 'org_globex', 'eve@globex.example');

INSERT OR IGNORE INTO projects (id, organisation, name) VALUES
    ('prj_apollo', 'org_acme', 'Apollo'),
    ('prj_hermes', 'org_globex', 'Hermes');

INSERT OR IGNORE INTO members (project, user, role) VALUES
    ('prj_apollo', 'usr_ada', 'owner'),
    ('prj_apollo', 'usr_bob', 'viewer'),
    ('prj_hermes', 'usr_eve', 'owner');

INSERT OR IGNORE INTO files (id, project, name, media_type, content) VALUES
    ('fil_notes', 'prj_apollo', 'notes.txt', 'text/plain', x'68656c6c6f0a');
