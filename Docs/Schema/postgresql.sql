CREATE TABLE access_log (
    writer bigint NOT NULL,
    sequence bigint NOT NULL,
    at bigint NOT NULL,
    account_id bigint NOT NULL,
    account_name text COLLATE "C" NOT NULL,
    role text COLLATE "C" NOT NULL,
    action text COLLATE "C" NOT NULL,
    register text COLLATE "C" NOT NULL,
    record_ids text COLLATE "C" NOT NULL,
    filter_digest text COLLATE "C" NOT NULL,
    record_count bigint NOT NULL,
    reason text COLLATE "C" NOT NULL,
    address text COLLATE "C" NOT NULL,
    link text COLLATE "C" NOT NULL,
    CONSTRAINT access_log_pkey PRIMARY KEY (writer, sequence)
);
CREATE INDEX access_log_account ON access_log USING btree (account_id, at);
CREATE INDEX access_log_at ON access_log USING btree (at, writer, sequence);

CREATE TABLE access_log_anchor (
    writer bigint NOT NULL,
    purged_sequence bigint NOT NULL,
    purged_link text COLLATE "C" NOT NULL,
    last_sequence bigint NOT NULL,
    last_link text COLLATE "C" NOT NULL,
    seal text COLLATE "C" NOT NULL,
    CONSTRAINT access_log_anchor_pkey PRIMARY KEY (writer)
);

CREATE TABLE access_log_record (
    register text COLLATE "C" NOT NULL,
    record_id bigint NOT NULL,
    writer bigint NOT NULL,
    sequence bigint NOT NULL,
    CONSTRAINT access_log_record_pkey PRIMARY KEY (register, record_id, writer, sequence)
);

CREATE TABLE access_token (
    id bigint NOT NULL,
    account_id bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    token_digest text COLLATE "C" NOT NULL,
    scope text COLLATE "C" NOT NULL,
    registers text COLLATE "C" NOT NULL,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    last_used_at bigint,
    revoked_at bigint,
    CONSTRAINT access_token_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
    CONSTRAINT access_token_pkey PRIMARY KEY (id),
    CONSTRAINT access_token_token_digest_key UNIQUE (token_digest)
);
CREATE INDEX access_token_account ON access_token USING btree (account_id, id);

CREATE TABLE account (
    id bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    role text COLLATE "C" NOT NULL,
    state text COLLATE "C" NOT NULL,
    organisation_id bigint,
    region_path text COLLATE "C",
    person_id bigint,
    password_hash text COLLATE "C" NOT NULL,
    must_change_password bigint NOT NULL,
    totp_secret text COLLATE "C",
    totp_pending text COLLATE "C",
    totp_last_step bigint NOT NULL,
    prepared_by bigint NOT NULL,
    created_at bigint NOT NULL,
    last_sign_in_at bigint,
    version bigint NOT NULL,
    CONSTRAINT account_name_key UNIQUE (name),
    CONSTRAINT account_pkey PRIMARY KEY (id)
);
CREATE INDEX account_organisation ON account USING btree (organisation_id);

CREATE TABLE account_password (
    account_id bigint NOT NULL,
    number bigint NOT NULL,
    password_hash text COLLATE "C" NOT NULL,
    at bigint NOT NULL,
    CONSTRAINT account_password_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
    CONSTRAINT account_password_pkey PRIMARY KEY (account_id, number)
);

CREATE TABLE account_recovery_code (
    account_id bigint NOT NULL,
    code_digest text COLLATE "C" NOT NULL,
    CONSTRAINT account_recovery_code_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
    CONSTRAINT account_recovery_code_pkey PRIMARY KEY (account_id, code_digest)
);

CREATE TABLE account_session (
    id bigint NOT NULL,
    token_digest text COLLATE "C" NOT NULL,
    account_id bigint NOT NULL,
    created_at bigint NOT NULL,
    last_seen_at bigint NOT NULL,
    address text COLLATE "C" NOT NULL,
    agent text COLLATE "C" NOT NULL,
    second_factor_passed bigint NOT NULL,
    CONSTRAINT account_session_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
    CONSTRAINT account_session_pkey PRIMARY KEY (id),
    CONSTRAINT account_session_token_digest_key UNIQUE (token_digest)
);
CREATE INDEX account_session_account ON account_session USING btree (account_id);

CREATE TABLE alarm_memory (
    device_id bigint NOT NULL,
    factor text COLLATE "C" NOT NULL,
    latest_at bigint NOT NULL,
    content text COLLATE "C" NOT NULL,
    CONSTRAINT alarm_memory_pkey PRIMARY KEY (device_id, factor)
);

CREATE TABLE alarm_moment (
    id bigint NOT NULL,
    looked_at bigint NOT NULL,
    CONSTRAINT alarm_moment_pkey PRIMARY KEY (id)
);

CREATE TABLE alarm_rule (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    name text COLLATE "C",
    kind text COLLATE "C",
    unit text COLLATE "C",
    hazard text COLLATE "C",
    threshold double precision,
    clearing double precision,
    minutes bigint,
    severity text COLLATE "C",
    is_on bigint,
    basis text COLLATE "C",
    CONSTRAINT alarm_rule_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX alarm_rule_natural_key ON alarm_rule USING btree (name) WHERE (void = 0);
CREATE INDEX alarm_rule_organisation ON alarm_rule USING btree (organisation_id, id);
CREATE INDEX alarm_rule_place ON alarm_rule USING btree (region_path, void, id);

CREATE TABLE appraisal (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    diagnosis_case bigint,
    level text COLLATE "C",
    applicant text COLLATE "C",
    applied_day text COLLATE "C",
    accepted_day text COLLATE "C",
    result text COLLATE "C",
    conclusion text COLLATE "C",
    disease text COLLATE "C",
    stage text COLLATE "C",
    served_day text COLLATE "C",
    note text COLLATE "C",
    CONSTRAINT appraisal_pkey PRIMARY KEY (id)
);
CREATE INDEX appraisal_diagnosis_case ON appraisal USING btree (diagnosis_case, id);
CREATE UNIQUE INDEX appraisal_natural_key ON appraisal USING btree (diagnosis_case, level) WHERE (void = 0);
CREATE INDEX appraisal_organisation ON appraisal USING btree (organisation_id, id);
CREATE INDEX appraisal_place ON appraisal USING btree (region_path, void, id);

CREATE TABLE assignment (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    worker bigint,
    employer bigint,
    post bigint,
    name text COLLATE "C",
    name_index text COLLATE "C",
    id_number text COLLATE "C",
    id_number_index text COLLATE "C",
    from_day text COLLATE "C",
    to_day text COLLATE "C",
    has_changed bigint,
    stopped_day text COLLATE "C",
    stop_proof text COLLATE "C",
    resumed_day text COLLATE "C",
    CONSTRAINT assignment_pkey PRIMARY KEY (id)
);
CREATE INDEX assignment_employer ON assignment USING btree (employer, id);
CREATE UNIQUE INDEX assignment_natural_key ON assignment USING btree (post, id_number_index, from_day) WHERE (void = 0);
CREATE INDEX assignment_newest ON assignment USING btree (from_day DESC NULLS LAST, id DESC);
CREATE INDEX assignment_organisation ON assignment USING btree (organisation_id, id);
CREATE INDEX assignment_place ON assignment USING btree (region_path, void, id);
CREATE INDEX assignment_post ON assignment USING btree (post, id);
CREATE INDEX assignment_worker ON assignment USING btree (worker, id);

CREATE TABLE assistance (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    patient bigint,
    kind text COLLATE "C",
    department text COLLATE "C",
    status text COLLATE "C",
    consented bigint,
    pushed_day text COLLATE "C",
    way text COLLATE "C",
    batch text COLLATE "C",
    basis text COLLATE "C",
    content text COLLATE "C",
    recalled_day text COLLATE "C",
    received_day text COLLATE "C",
    answered_day text COLLATE "C",
    outcome text COLLATE "C",
    benefit_from text COLLATE "C",
    amount double precision,
    answer text COLLATE "C",
    CONSTRAINT assistance_pkey PRIMARY KEY (id)
);
CREATE INDEX assistance_batch ON assistance USING btree (batch);
CREATE UNIQUE INDEX assistance_natural_key ON assistance USING btree (patient, kind, COALESCE(pushed_day, ''::text)) WHERE (void = 0);
CREATE INDEX assistance_newest ON assistance USING btree (pushed_day DESC NULLS LAST, id DESC);
CREATE INDEX assistance_organisation ON assistance USING btree (organisation_id, id);
CREATE INDEX assistance_patient ON assistance USING btree (patient, id);
CREATE INDEX assistance_place ON assistance USING btree (region_path, void, id);

CREATE TABLE assistance_pilot (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    employer bigint,
    subject text COLLATE "C",
    kit text COLLATE "C",
    institution text COLLATE "C",
    protocol text COLLATE "C",
    from_day text COLLATE "C",
    to_day text COLLATE "C",
    result text COLLATE "C",
    conclusion text COLLATE "C",
    evaluated_day text COLLATE "C",
    CONSTRAINT assistance_pilot_pkey PRIMARY KEY (id)
);
CREATE INDEX assistance_pilot_employer ON assistance_pilot USING btree (employer, id);
CREATE UNIQUE INDEX assistance_pilot_natural_key ON assistance_pilot USING btree (employer, subject, from_day) WHERE (void = 0);
CREATE INDEX assistance_pilot_newest ON assistance_pilot USING btree (from_day DESC NULLS LAST, id DESC);
CREATE INDEX assistance_pilot_organisation ON assistance_pilot USING btree (organisation_id, id);
CREATE INDEX assistance_pilot_place ON assistance_pilot USING btree (region_path, void, id);

CREATE TABLE attachment (
    id bigint NOT NULL,
    register text COLLATE "C" NOT NULL,
    record_id bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    media_type text COLLATE "C" NOT NULL,
    size bigint NOT NULL,
    sha256 text COLLATE "C" NOT NULL,
    added_at bigint NOT NULL,
    account_id bigint NOT NULL,
    content bytea NOT NULL,
    CONSTRAINT attachment_pkey PRIMARY KEY (id)
);
CREATE INDEX attachment_record ON attachment USING btree (register, record_id, id);

CREATE TABLE audiogram (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    worker bigint,
    employer bigint,
    post bigint,
    name text COLLATE "C",
    name_index text COLLATE "C",
    id_number text COLLATE "C",
    id_number_index text COLLATE "C",
    test_day text COLLATE "C",
    kind text COLLATE "C",
    institution text COLLATE "C",
    audiometer text COLLATE "C",
    quiet_hours double precision,
    noise_years double precision,
    air_r_125 text COLLATE "C",
    air_r_250 text COLLATE "C",
    air_r_500 text COLLATE "C",
    air_r_1000 text COLLATE "C",
    air_r_2000 text COLLATE "C",
    air_r_3000 text COLLATE "C",
    air_r_4000 text COLLATE "C",
    air_r_6000 text COLLATE "C",
    air_r_8000 text COLLATE "C",
    air_l_125 text COLLATE "C",
    air_l_250 text COLLATE "C",
    air_l_500 text COLLATE "C",
    air_l_1000 text COLLATE "C",
    air_l_2000 text COLLATE "C",
    air_l_3000 text COLLATE "C",
    air_l_4000 text COLLATE "C",
    air_l_6000 text COLLATE "C",
    air_l_8000 text COLLATE "C",
    bone_r_250 text COLLATE "C",
    bone_r_500 text COLLATE "C",
    bone_r_1000 text COLLATE "C",
    bone_r_2000 text COLLATE "C",
    bone_r_3000 text COLLATE "C",
    bone_r_4000 text COLLATE "C",
    bone_l_250 text COLLATE "C",
    bone_l_500 text COLLATE "C",
    bone_l_1000 text COLLATE "C",
    bone_l_2000 text COLLATE "C",
    bone_l_3000 text COLLATE "C",
    bone_l_4000 text COLLATE "C",
    age bigint,
    counted_years double precision,
    baseline_day text COLLATE "C",
    shift_left double precision,
    shift_right double precision,
    high_mean double precision,
    weighted double precision,
    outcome text COLLATE "C",
    findings text COLLATE "C",
    remarks text COLLATE "C",
    referred_to text COLLATE "C",
    referred_day text COLLATE "C",
    CONSTRAINT audiogram_pkey PRIMARY KEY (id)
);
CREATE INDEX audiogram_employer_test_day ON audiogram USING btree (employer, test_day);
CREATE UNIQUE INDEX audiogram_natural_key ON audiogram USING btree (id_number_index, test_day, kind) WHERE (void = 0);
CREATE INDEX audiogram_newest ON audiogram USING btree (test_day DESC NULLS LAST, id DESC);
CREATE INDEX audiogram_organisation ON audiogram USING btree (organisation_id, id);
CREATE INDEX audiogram_place ON audiogram USING btree (region_path, void, id);
CREATE INDEX audiogram_post ON audiogram USING btree (post, id);
CREATE INDEX audiogram_worker_test_day ON audiogram USING btree (worker, test_day);

CREATE TABLE benefit_payment (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    region_code text COLLATE "C",
    kind text COLLATE "C",
    paid_day text COLLATE "C",
    worker bigint,
    name text COLLATE "C",
    name_index text COLLATE "C",
    id_number text COLLATE "C",
    id_number_index text COLLATE "C",
    diagnosis text COLLATE "C",
    payer text COLLATE "C",
    CONSTRAINT benefit_payment_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX benefit_payment_natural_key ON benefit_payment USING btree (id_number_index, paid_day, kind) WHERE (void = 0);
CREATE INDEX benefit_payment_newest ON benefit_payment USING btree (paid_day DESC NULLS LAST, id DESC);
CREATE INDEX benefit_payment_organisation ON benefit_payment USING btree (organisation_id, id);
CREATE INDEX benefit_payment_place ON benefit_payment USING btree (region_path, void, id);
CREATE INDEX benefit_payment_worker ON benefit_payment USING btree (worker, id);

CREATE TABLE booked_person (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    examination_booking bigint,
    worker bigint,
    performer bigint,
    CONSTRAINT booked_person_pkey PRIMARY KEY (id)
);
CREATE INDEX booked_person_examination_booking ON booked_person USING btree (examination_booking, id);
CREATE UNIQUE INDEX booked_person_natural_key ON booked_person USING btree (examination_booking, worker) WHERE (void = 0);
CREATE INDEX booked_person_organisation ON booked_person USING btree (organisation_id, id);
CREATE INDEX booked_person_performer ON booked_person USING btree (performer, id);
CREATE INDEX booked_person_place ON booked_person USING btree (region_path, void, id);
CREATE INDEX booked_person_worker ON booked_person USING btree (worker, id);

CREATE TABLE cabin_visit (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    cabin bigint,
    clinic bigint,
    visit_day text COLLATE "C",
    service text COLLATE "C",
    worker bigint,
    name text COLLATE "C",
    name_index text COLLATE "C",
    id_number text COLLATE "C",
    id_number_index text COLLATE "C",
    results text COLLATE "C",
    advice text COLLATE "C",
    CONSTRAINT cabin_visit_pkey PRIMARY KEY (id)
);
CREATE INDEX cabin_visit_cabin_visit_day ON cabin_visit USING btree (cabin, visit_day);
CREATE INDEX cabin_visit_clinic ON cabin_visit USING btree (clinic, id);
CREATE UNIQUE INDEX cabin_visit_natural_key ON cabin_visit USING btree (cabin, id_number_index, visit_day, service) WHERE (void = 0);
CREATE INDEX cabin_visit_newest ON cabin_visit USING btree (visit_day DESC NULLS LAST, id DESC);
CREATE INDEX cabin_visit_organisation ON cabin_visit USING btree (organisation_id, id);
CREATE INDEX cabin_visit_place ON cabin_visit USING btree (region_path, void, id);
CREATE INDEX cabin_visit_worker ON cabin_visit USING btree (worker, id);

CREATE TABLE card_dispatch (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    kind text COLLATE "C",
    made_day text COLLATE "C",
    card_count bigint,
    cards text COLLATE "C",
    gap_count bigint,
    organ_code text COLLATE "C",
    digest text COLLATE "C",
    answered_day text COLLATE "C",
    answer text COLLATE "C",
    CONSTRAINT card_dispatch_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX card_dispatch_natural_key ON card_dispatch USING btree (kind, made_day, COALESCE(digest, ''::text)) WHERE (void = 0);
CREATE INDEX card_dispatch_newest ON card_dispatch USING btree (made_day DESC NULLS LAST, id DESC);
CREATE INDEX card_dispatch_organisation ON card_dispatch USING btree (organisation_id, id);
CREATE INDEX card_dispatch_place ON card_dispatch USING btree (region_path, void, id);

CREATE TABLE care_exchange (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    direction text COLLATE "C",
    exchange_day text COLLATE "C",
    period_from text COLLATE "C",
    period_to text COLLATE "C",
    records bigint,
    refused bigint,
    known bigint,
    digest text COLLATE "C",
    CONSTRAINT care_exchange_pkey PRIMARY KEY (id)
);
CREATE INDEX care_exchange_newest ON care_exchange USING btree (exchange_day DESC NULLS LAST, id DESC);
CREATE INDEX care_exchange_organisation ON care_exchange USING btree (organisation_id, id);
CREATE INDEX care_exchange_place ON care_exchange USING btree (region_path, void, id);

CREATE TABLE care_expert (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    name text COLLATE "C",
    specialty text COLLATE "C",
    member bigint,
    title text COLLATE "C",
    valid_until text COLLATE "C",
    CONSTRAINT care_expert_pkey PRIMARY KEY (id)
);
CREATE INDEX care_expert_member ON care_expert USING btree (member, id);
CREATE UNIQUE INDEX care_expert_natural_key ON care_expert USING btree (name, member) WHERE (void = 0);
CREATE INDEX care_expert_organisation ON care_expert USING btree (organisation_id, id);
CREATE INDEX care_expert_place ON care_expert USING btree (region_path, void, id);

CREATE TABLE care_network_member (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    name text COLLATE "C",
    level text COLLATE "C",
    region_code text COLLATE "C",
    organisation bigint,
    diagnoses bigint,
    treats bigint,
    rehabilitates bigint,
    contact text COLLATE "C",
    CONSTRAINT care_network_member_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX care_network_member_natural_key ON care_network_member USING btree (name) WHERE (void = 0);
CREATE INDEX care_network_member_organisation ON care_network_member USING btree (organisation_id, id);
CREATE INDEX care_network_member_place ON care_network_member USING btree (region_path, void, id);

CREATE TABLE case_document (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    enforcement_case bigint,
    kind text COLLATE "C",
    number text COLLATE "C",
    body text COLLATE "C",
    issued_day text COLLATE "C",
    served_day text COLLATE "C",
    receiver text COLLATE "C",
    CONSTRAINT case_document_pkey PRIMARY KEY (id)
);
CREATE INDEX case_document_enforcement_case ON case_document USING btree (enforcement_case, id);
CREATE INDEX case_document_organisation ON case_document USING btree (organisation_id, id);
CREATE INDEX case_document_place ON case_document USING btree (region_path, void, id);

CREATE TABLE certificate_delivery (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    diagnosis_case bigint,
    receiver text COLLATE "C",
    copies bigint,
    performer bigint,
    received_day text COLLATE "C",
    way text COLLATE "C",
    proof text COLLATE "C",
    basis text COLLATE "C",
    CONSTRAINT certificate_delivery_pkey PRIMARY KEY (id)
);
CREATE INDEX certificate_delivery_diagnosis_case ON certificate_delivery USING btree (diagnosis_case, id);
CREATE UNIQUE INDEX certificate_delivery_natural_key ON certificate_delivery USING btree (COALESCE(diagnosis_case, ('-1'::integer)::bigint), COALESCE(receiver, ''::text)) WHERE (void = 0);
CREATE INDEX certificate_delivery_organisation ON certificate_delivery USING btree (organisation_id, id);
CREATE INDEX certificate_delivery_performer ON certificate_delivery USING btree (performer, id);
CREATE INDEX certificate_delivery_place ON certificate_delivery USING btree (region_path, void, id);

CREATE TABLE checklist_answer (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    inspection bigint,
    checklist text COLLATE "C",
    version_name text COLLATE "C",
    item text COLLATE "C",
    item_text text COLLATE "C",
    clause text COLLATE "C",
    article text COLLATE "C",
    answer text COLLATE "C",
    finding text COLLATE "C",
    CONSTRAINT checklist_answer_pkey PRIMARY KEY (id)
);
CREATE INDEX checklist_answer_inspection ON checklist_answer USING btree (inspection, id);
CREATE UNIQUE INDEX checklist_answer_natural_key ON checklist_answer USING btree (inspection, COALESCE(checklist, ''::text), COALESCE(item, ''::text)) WHERE (void = 0);
CREATE INDEX checklist_answer_organisation ON checklist_answer USING btree (organisation_id, id);
CREATE INDEX checklist_answer_place ON checklist_answer USING btree (region_path, void, id);

CREATE TABLE cockpit_month (
    measure text COLLATE "C" NOT NULL,
    version text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    day text COLLATE "C" NOT NULL,
    numerator bigint NOT NULL,
    denominator bigint NOT NULL,
    counted_day text COLLATE "C" NOT NULL,
    CONSTRAINT cockpit_month_pkey PRIMARY KEY (measure, version, region_path, day)
);

CREATE TABLE code_entry (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    code_table bigint,
    code text COLLATE "C",
    label text COLLATE "C",
    parent text COLLATE "C",
    aliases text COLLATE "C",
    evidence text COLLATE "C",
    valid_from text COLLATE "C",
    valid_to text COLLATE "C",
    attributes text COLLATE "C",
    shipped_digest text COLLATE "C",
    CONSTRAINT code_entry_pkey PRIMARY KEY (id)
);
CREATE INDEX code_entry_code_table ON code_entry USING btree (code_table, id);
CREATE UNIQUE INDEX code_entry_natural_key ON code_entry USING btree (code_table, code) WHERE (void = 0);
CREATE INDEX code_entry_order ON code_entry USING btree (code, id);
CREATE INDEX code_entry_organisation ON code_entry USING btree (organisation_id, id);
CREATE INDEX code_entry_place ON code_entry USING btree (region_path, void, id);

CREATE TABLE code_table (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    name text COLLATE "C",
    title text COLLATE "C",
    source text COLLATE "C",
    edition text COLLATE "C",
    in_force_from text COLLATE "C",
    in_force_to text COLLATE "C",
    evidence text COLLATE "C",
    shipped_digest text COLLATE "C",
    CONSTRAINT code_table_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX code_table_natural_key ON code_table USING btree (name) WHERE (void = 0);
CREATE INDEX code_table_order ON code_table USING btree (title, id);
CREATE INDEX code_table_organisation ON code_table USING btree (organisation_id, id);
CREATE INDEX code_table_place ON code_table USING btree (region_path, void, id);

CREATE TABLE complaint (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    number text COLLATE "C",
    check_code text COLLATE "C",
    channel text COLLATE "C",
    object_name text COLLATE "C",
    region_code text COLLATE "C",
    employer bigint,
    facts text COLLATE "C",
    is_anonymous bigint,
    is_urgent bigint,
    received_day text COLLATE "C",
    check_due text COLLATE "C",
    handler_account bigint,
    handler_name text COLLATE "C",
    merged_into bigint,
    inspection bigint,
    investigation text COLLATE "C",
    investigated_day text COLLATE "C",
    moved_to text COLLATE "C",
    answer_due text COLLATE "C",
    is_extended bigint,
    answer text COLLATE "C",
    answered_day text COLLATE "C",
    CONSTRAINT complaint_pkey PRIMARY KEY (id)
);
CREATE INDEX complaint_employer ON complaint USING btree (employer, id);
CREATE INDEX complaint_inspection ON complaint USING btree (inspection, id);
CREATE INDEX complaint_merged_into ON complaint USING btree (merged_into, id);
CREATE INDEX complaint_newest ON complaint USING btree (received_day DESC NULLS LAST, id DESC);
CREATE INDEX complaint_organisation ON complaint USING btree (organisation_id, id);
CREATE INDEX complaint_place ON complaint USING btree (region_path, void, id);

CREATE TABLE complaint_reporter (
    complaint_id bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    phone text COLLATE "C" NOT NULL,
    CONSTRAINT complaint_reporter_pkey PRIMARY KEY (complaint_id)
);

CREATE TABLE correction_order (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    number text COLLATE "C",
    inspection bigint,
    employer bigint,
    article text COLLATE "C",
    content text COLLATE "C",
    is_warning bigint,
    issued_day text COLLATE "C",
    deadline text COLLATE "C",
    applied_day text COLLATE "C",
    extension_reason text COLLATE "C",
    rechecked_day text COLLATE "C",
    recheck bigint,
    CONSTRAINT correction_order_pkey PRIMARY KEY (id)
);
CREATE INDEX correction_order_employer ON correction_order USING btree (employer, id);
CREATE INDEX correction_order_inspection ON correction_order USING btree (inspection, id);
CREATE INDEX correction_order_newest ON correction_order USING btree (deadline DESC NULLS LAST, id DESC);
CREATE INDEX correction_order_organisation ON correction_order USING btree (organisation_id, id);
CREATE INDEX correction_order_place ON correction_order USING btree (region_path, void, id);
CREATE INDEX correction_order_recheck ON correction_order USING btree (recheck, id);

CREATE TABLE credit_record (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    employer bigint,
    enforcement_case bigint,
    decision_number text COLLATE "C",
    credit_class text COLLATE "C",
    rule_edition text COLLATE "C",
    from_day text COLLATE "C",
    shortest_until text COLLATE "C",
    longest_until text COLLATE "C",
    is_published bigint,
    applied_day text COLLATE "C",
    proof text COLLATE "C",
    pledge text COLLATE "C",
    ended_day text COLLATE "C",
    CONSTRAINT credit_record_pkey PRIMARY KEY (id)
);
CREATE INDEX credit_record_employer ON credit_record USING btree (employer, id);
CREATE INDEX credit_record_enforcement_case ON credit_record USING btree (enforcement_case, id);
CREATE INDEX credit_record_longest_until ON credit_record USING btree (longest_until);
CREATE UNIQUE INDEX credit_record_natural_key ON credit_record USING btree (enforcement_case) WHERE (void = 0);
CREATE INDEX credit_record_organisation ON credit_record USING btree (organisation_id, id);
CREATE INDEX credit_record_place ON credit_record USING btree (region_path, void, id);

CREATE TABLE declaration (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    employer bigint,
    workplace bigint,
    type text COLLATE "C",
    year bigint,
    event_day text COLLATE "C",
    previous bigint,
    name text COLLATE "C",
    credit_code text COLLATE "C",
    region_code text COLLATE "C",
    registered_address text COLLATE "C",
    address text COLLATE "C",
    industry text COLLATE "C",
    size text COLLATE "C",
    ownership text COLLATE "C",
    affiliation text COLLATE "C",
    filler text COLLATE "C",
    filler_index text COLLATE "C",
    legal_representative text COLLATE "C",
    contact_name text COLLATE "C",
    contact_name_index text COLLATE "C",
    contact_phone text COLLATE "C",
    contact_phone_index text COLLATE "C",
    headcount bigint,
    outsourced bigint,
    exposed_total bigint,
    cumulative_cases bigint,
    silica_exposed bigint,
    coal_exposed bigint,
    lead_exposed bigint,
    benzene_exposed bigint,
    noise_exposed bigint,
    is_principal_trained bigint,
    is_officer_trained bigint,
    trained_exposed bigint,
    remark text COLLATE "C",
    due_day text COLLATE "C",
    submitted_day text COLLATE "C",
    is_late bigint,
    receipt_due_day text COLLATE "C",
    return_reason text COLLATE "C",
    accepted_day text COLLATE "C",
    current_until text COLLATE "C",
    receipt_number text COLLATE "C",
    check_code text COLLATE "C",
    CONSTRAINT declaration_pkey PRIMARY KEY (id)
);
CREATE INDEX declaration_employer_accepted_day ON declaration USING btree (employer, accepted_day);
CREATE INDEX declaration_newest ON declaration USING btree (updated_at DESC NULLS LAST, id DESC);
CREATE INDEX declaration_organisation ON declaration USING btree (organisation_id, id);
CREATE INDEX declaration_place ON declaration USING btree (region_path, void, id);
CREATE INDEX declaration_previous ON declaration USING btree (previous, id);
CREATE UNIQUE INDEX declaration_receipt_number_unique ON declaration USING btree (receipt_number) WHERE (void = 0);
CREATE INDEX declaration_workplace ON declaration USING btree (workplace, id);

CREATE TABLE declaration_class (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    declaration bigint,
    hazard_class text COLLATE "C",
    is_present bigint,
    exposed bigint,
    points_tested bigint,
    points_exceeded bigint,
    exams_due bigint,
    exams_done bigint,
    CONSTRAINT declaration_class_pkey PRIMARY KEY (id)
);
CREATE INDEX declaration_class_declaration ON declaration_class USING btree (declaration, id);
CREATE UNIQUE INDEX declaration_class_natural_key ON declaration_class USING btree (declaration, hazard_class) WHERE (void = 0);
CREATE INDEX declaration_class_organisation ON declaration_class USING btree (organisation_id, id);
CREATE INDEX declaration_class_place ON declaration_class USING btree (region_path, void, id);

CREATE TABLE declaration_hazard (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    declaration bigint,
    workplace text COLLATE "C",
    workshop text COLLATE "C",
    post text COLLATE "C",
    hazard text COLLATE "C",
    exposed_headcount bigint,
    post_headcount bigint,
    hours_per_shift double precision,
    days_per_week double precision,
    free_silica double precision,
    is_exempt_source bigint,
    origin bigint,
    CONSTRAINT declaration_hazard_pkey PRIMARY KEY (id)
);
CREATE INDEX declaration_hazard_declaration ON declaration_hazard USING btree (declaration, id);
CREATE INDEX declaration_hazard_organisation ON declaration_hazard USING btree (organisation_id, id);
CREATE INDEX declaration_hazard_origin ON declaration_hazard USING btree (origin, id);
CREATE INDEX declaration_hazard_place ON declaration_hazard USING btree (region_path, void, id);

CREATE TABLE declaration_product (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    declaration bigint,
    product text COLLATE "C",
    output double precision,
    unit text COLLATE "C",
    CONSTRAINT declaration_product_pkey PRIMARY KEY (id)
);
CREATE INDEX declaration_product_declaration ON declaration_product USING btree (declaration, id);
CREATE UNIQUE INDEX declaration_product_natural_key ON declaration_product USING btree (declaration, product) WHERE (void = 0);
CREATE INDEX declaration_product_organisation ON declaration_product USING btree (organisation_id, id);
CREATE INDEX declaration_product_place ON declaration_product USING btree (region_path, void, id);

CREATE TABLE demonstration_points (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    demonstration bigint,
    item text COLLATE "C",
    claimed_points double precision,
    evidence text COLLATE "C",
    given_points double precision,
    CONSTRAINT demonstration_points_pkey PRIMARY KEY (id)
);
CREATE INDEX demonstration_points_demonstration ON demonstration_points USING btree (demonstration, id);
CREATE UNIQUE INDEX demonstration_points_natural_key ON demonstration_points USING btree (demonstration, item) WHERE (void = 0);
CREATE INDEX demonstration_points_organisation ON demonstration_points USING btree (organisation_id, id);
CREATE INDEX demonstration_points_place ON demonstration_points USING btree (region_path, void, id);

CREATE TABLE device_certificate (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    employer bigint,
    device bigint,
    kind text COLLATE "C",
    number text COLLATE "C",
    institution text COLLATE "C",
    issued_day text COLLATE "C",
    expiry_day text COLLATE "C",
    is_qualified bigint,
    CONSTRAINT device_certificate_pkey PRIMARY KEY (id)
);
CREATE INDEX device_certificate_device ON device_certificate USING btree (device, id);
CREATE INDEX device_certificate_employer ON device_certificate USING btree (employer, id);
CREATE UNIQUE INDEX device_certificate_natural_key ON device_certificate USING btree (device, number) WHERE (void = 0);
CREATE INDEX device_certificate_newest ON device_certificate USING btree (expiry_day DESC NULLS LAST, id DESC);
CREATE INDEX device_certificate_organisation ON device_certificate USING btree (organisation_id, id);
CREATE INDEX device_certificate_place ON device_certificate USING btree (region_path, void, id);

CREATE TABLE device_command (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    employer bigint,
    device bigint,
    command text COLLATE "C",
    begin_at bigint,
    end_at bigint,
    parameters text COLLATE "C",
    new_password text COLLATE "C",
    new_password_index text COLLATE "C",
    requested_by text COLLATE "C",
    approved_by text COLLATE "C",
    sent_at bigint,
    attempts bigint,
    result text COLLATE "C",
    query_number text COLLATE "C",
    CONSTRAINT device_command_pkey PRIMARY KEY (id)
);
CREATE INDEX device_command_device ON device_command USING btree (device, id);
CREATE INDEX device_command_employer ON device_command USING btree (employer, id);
CREATE INDEX device_command_newest ON device_command USING btree (sent_at DESC NULLS LAST, id DESC);
CREATE INDEX device_command_organisation ON device_command USING btree (organisation_id, id);
CREATE INDEX device_command_place ON device_command USING btree (region_path, void, id);
CREATE INDEX device_command_query_number ON device_command USING btree (query_number);

CREATE TABLE device_contact (
    device_id bigint NOT NULL,
    first_at bigint NOT NULL,
    last_at bigint NOT NULL,
    frame_count bigint NOT NULL,
    repeated_count bigint NOT NULL,
    refused_count bigint NOT NULL,
    dropped_item_count bigint NOT NULL,
    peer text COLLATE "C" NOT NULL,
    clock_offset bigint,
    CONSTRAINT device_contact_pkey PRIMARY KEY (device_id)
);

CREATE TABLE device_credential (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    employer bigint,
    device bigint,
    hint text COLLATE "C",
    digest text COLLATE "C",
    issued_at bigint,
    CONSTRAINT device_credential_pkey PRIMARY KEY (id)
);
CREATE INDEX device_credential_device ON device_credential USING btree (device, id);
CREATE INDEX device_credential_digest ON device_credential USING btree (digest);
CREATE INDEX device_credential_employer ON device_credential USING btree (employer, id);
CREATE INDEX device_credential_organisation ON device_credential USING btree (organisation_id, id);
CREATE INDEX device_credential_place ON device_credential USING btree (region_path, void, id);

CREATE TABLE device_event (
    device_id bigint NOT NULL,
    arrived_at bigint NOT NULL,
    command bigint NOT NULL,
    query_number text COLLATE "C" NOT NULL,
    part bigint NOT NULL,
    at bigint NOT NULL,
    content text COLLATE "C" NOT NULL,
    CONSTRAINT device_event_pkey PRIMARY KEY (device_id, arrived_at, command, query_number, part)
);

CREATE TABLE device_exchange (
    device_id bigint NOT NULL,
    command bigint NOT NULL,
    query_number text COLLATE "C" NOT NULL,
    part bigint NOT NULL,
    content_hash bigint NOT NULL,
    arrived_at bigint NOT NULL,
    CONSTRAINT device_exchange_pkey PRIMARY KEY (device_id, command, query_number, part)
);
CREATE INDEX device_exchange_arrival ON device_exchange USING btree (arrived_at);

CREATE TABLE device_model (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    name text COLLATE "C",
    manufacturer text COLLATE "C",
    dialects text COLLATE "C",
    sends_period_end bigint,
    answers_unflagged bigint,
    interval_seconds bigint,
    minute_period bigint,
    message_topic text COLLATE "C",
    message_kind text COLLATE "C",
    message_time text COLLATE "C",
    message_time_form text COLLATE "C",
    note text COLLATE "C",
    CONSTRAINT device_model_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX device_model_natural_key ON device_model USING btree (name) WHERE (void = 0);
CREATE INDEX device_model_organisation ON device_model USING btree (organisation_id, id);
CREATE INDEX device_model_place ON device_model USING btree (region_path, void, id);

CREATE TABLE diagnosis_case (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    worker bigint,
    employer bigint,
    suspected_case bigint,
    name text COLLATE "C",
    name_index text COLLATE "C",
    id_number text COLLATE "C",
    id_number_index text COLLATE "C",
    hazard text COLLATE "C",
    institution text COLLATE "C",
    applied_day text COLLATE "C",
    asked_day text COLLATE "C",
    complete_day text COLLATE "C",
    doctors text COLLATE "C",
    conclusion text COLLATE "C",
    disease text COLLATE "C",
    stage text COLLATE "C",
    basis text COLLATE "C",
    residence text COLLATE "C",
    is_insured bigint,
    certificate text COLLATE "C",
    diagnosed_day text COLLATE "C",
    check_code text COLLATE "C",
    served_day text COLLATE "C",
    reported_day text COLLATE "C",
    CONSTRAINT diagnosis_case_pkey PRIMARY KEY (id)
);
CREATE INDEX diagnosis_case_check_code ON diagnosis_case USING btree (check_code);
CREATE INDEX diagnosis_case_employer ON diagnosis_case USING btree (employer, id);
CREATE UNIQUE INDEX diagnosis_case_natural_key ON diagnosis_case USING btree (id_number_index, applied_day, hazard) WHERE (void = 0);
CREATE INDEX diagnosis_case_newest ON diagnosis_case USING btree (applied_day DESC NULLS LAST, id DESC);
CREATE INDEX diagnosis_case_organisation ON diagnosis_case USING btree (organisation_id, id);
CREATE INDEX diagnosis_case_place ON diagnosis_case USING btree (region_path, void, id);
CREATE INDEX diagnosis_case_suspected_case ON diagnosis_case USING btree (suspected_case, id);
CREATE INDEX diagnosis_case_worker ON diagnosis_case USING btree (worker, id);

CREATE TABLE diagnosis_suspension (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    diagnosis_case bigint,
    kind text COLLATE "C",
    requested_day text COLLATE "C",
    department text COLLATE "C",
    subject text COLLATE "C",
    accepted_day text COLLATE "C",
    outcome text COLLATE "C",
    ended_day text COLLATE "C",
    CONSTRAINT diagnosis_suspension_pkey PRIMARY KEY (id)
);
CREATE INDEX diagnosis_suspension_diagnosis_case ON diagnosis_suspension USING btree (diagnosis_case, id);
CREATE UNIQUE INDEX diagnosis_suspension_natural_key ON diagnosis_suspension USING btree (diagnosis_case, kind, requested_day) WHERE (void = 0);
CREATE INDEX diagnosis_suspension_newest ON diagnosis_suspension USING btree (requested_day DESC NULLS LAST, id DESC);
CREATE INDEX diagnosis_suspension_organisation ON diagnosis_suspension USING btree (organisation_id, id);
CREATE INDEX diagnosis_suspension_place ON diagnosis_suspension USING btree (region_path, void, id);

CREATE TABLE diagnostician (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    name text COLLATE "C",
    certificate text COLLATE "C",
    institution bigint,
    scope text COLLATE "C",
    valid_from text COLLATE "C",
    valid_until text COLLATE "C",
    CONSTRAINT diagnostician_pkey PRIMARY KEY (id)
);
CREATE INDEX diagnostician_institution ON diagnostician USING btree (institution, id);
CREATE INDEX diagnostician_name ON diagnostician USING btree (name);
CREATE UNIQUE INDEX diagnostician_natural_key ON diagnostician USING btree (certificate) WHERE (void = 0);
CREATE INDEX diagnostician_organisation ON diagnostician USING btree (organisation_id, id);
CREATE INDEX diagnostician_place ON diagnostician USING btree (region_path, void, id);

CREATE TABLE discretion_rule (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    region_code text COLLATE "C",
    article text COLLATE "C",
    degree text COLLATE "C",
    circumstances text COLLATE "C",
    amount_from bigint,
    amount_until bigint,
    share_from double precision,
    share_until double precision,
    multiple_from double precision,
    multiple_until double precision,
    allows_departure bigint,
    from_day text COLLATE "C",
    until_day text COLLATE "C",
    source text COLLATE "C",
    mark text COLLATE "C",
    CONSTRAINT discretion_rule_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX discretion_rule_natural_key ON discretion_rule USING btree (region_code, article, degree, from_day) WHERE (void = 0);
CREATE INDEX discretion_rule_newest ON discretion_rule USING btree (from_day DESC NULLS LAST, id DESC);
CREATE INDEX discretion_rule_organisation ON discretion_rule USING btree (organisation_id, id);
CREATE INDEX discretion_rule_place ON discretion_rule USING btree (region_path, void, id);

CREATE TABLE disease_monitoring (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    year bigint,
    region_code text COLLATE "C",
    deadline text COLLATE "C",
    collected_day text COLLATE "C",
    completeness double precision,
    checked_day text COLLATE "C",
    reported_day text COLLATE "C",
    note text COLLATE "C",
    cards_due bigint,
    cards_reported bigint,
    cards_in_time bigint,
    cards_returned bigint,
    visits_due bigint,
    visited bigint,
    screened bigint,
    screening_suspected bigint,
    rehabilitated bigint,
    sessions bigint,
    CONSTRAINT disease_monitoring_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX disease_monitoring_natural_key ON disease_monitoring USING btree (year, region_code) WHERE (void = 0);
CREATE INDEX disease_monitoring_newest ON disease_monitoring USING btree (year DESC NULLS LAST, id DESC);
CREATE INDEX disease_monitoring_organisation ON disease_monitoring USING btree (organisation_id, id);
CREATE INDEX disease_monitoring_place ON disease_monitoring USING btree (region_path, void, id);

CREATE TABLE disease_monitoring_institution (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    form bigint,
    institution text COLLATE "C",
    hazard_group text COLLATE "C",
    exposed bigint,
    due bigint,
    examined bigint,
    suspected bigint,
    suspected_before bigint,
    contraindicated bigint,
    CONSTRAINT disease_monitoring_institution_pkey PRIMARY KEY (id)
);
CREATE INDEX disease_monitoring_institution_form ON disease_monitoring_institution USING btree (form, id);
CREATE UNIQUE INDEX disease_monitoring_institution_natural_key ON disease_monitoring_institution USING btree (form, institution, hazard_group) WHERE (void = 0);
CREATE INDEX disease_monitoring_institution_organisation ON disease_monitoring_institution USING btree (organisation_id, id);
CREATE INDEX disease_monitoring_institution_place ON disease_monitoring_institution USING btree (region_path, void, id);

CREATE TABLE disease_monitoring_line (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    form bigint,
    hazard_group text COLLATE "C",
    exposed bigint,
    due bigint,
    examined bigint,
    suspected bigint,
    suspected_before bigint,
    contraindicated bigint,
    diagnosed bigint,
    died bigint,
    benefited bigint,
    CONSTRAINT disease_monitoring_line_pkey PRIMARY KEY (id)
);
CREATE INDEX disease_monitoring_line_form ON disease_monitoring_line USING btree (form, id);
CREATE UNIQUE INDEX disease_monitoring_line_natural_key ON disease_monitoring_line USING btree (form, hazard_group) WHERE (void = 0);
CREATE INDEX disease_monitoring_line_organisation ON disease_monitoring_line USING btree (organisation_id, id);
CREATE INDEX disease_monitoring_line_place ON disease_monitoring_line USING btree (region_path, void, id);

CREATE TABLE disease_risk (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    year bigint,
    region_code text COLLATE "C",
    hazard_group text COLLATE "C",
    industry text COLLATE "C",
    employers bigint,
    exposed bigint,
    tested bigint,
    exceeded bigint,
    examined bigint,
    affected bigint,
    prevalence double precision,
    exposure_score bigint,
    health_score bigint,
    level text COLLATE "C",
    CONSTRAINT disease_risk_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX disease_risk_natural_key ON disease_risk USING btree (year, region_code, hazard_group, industry) WHERE (void = 0);
CREATE INDEX disease_risk_newest ON disease_risk USING btree (year DESC NULLS LAST, id DESC);
CREATE INDEX disease_risk_organisation ON disease_risk USING btree (organisation_id, id);
CREATE INDEX disease_risk_place ON disease_risk USING btree (region_path, void, id);

CREATE TABLE document_number (
    series text COLLATE "C" NOT NULL,
    last_number bigint NOT NULL,
    CONSTRAINT document_number_pkey PRIMARY KEY (series)
);

CREATE TABLE dose_badge (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    employer bigint,
    radiation_worker bigint,
    service_organisation bigint,
    number text COLLATE "C",
    position text COLLATE "C",
    period_from text COLLATE "C",
    period_to text COLLATE "C",
    issued_day text COLLATE "C",
    returned_day text COLLATE "C",
    read_day text COLLATE "C",
    CONSTRAINT dose_badge_pkey PRIMARY KEY (id)
);
CREATE INDEX dose_badge_employer ON dose_badge USING btree (employer, id);
CREATE UNIQUE INDEX dose_badge_natural_key ON dose_badge USING btree (number, period_from) WHERE (void = 0);
CREATE INDEX dose_badge_newest ON dose_badge USING btree (period_from DESC NULLS LAST, id DESC);
CREATE INDEX dose_badge_number ON dose_badge USING btree (number);
CREATE INDEX dose_badge_organisation ON dose_badge USING btree (organisation_id, id);
CREATE INDEX dose_badge_place ON dose_badge USING btree (region_path, void, id);
CREATE INDEX dose_badge_radiation_worker_period_from ON dose_badge USING btree (radiation_worker, period_from);
CREATE INDEX dose_badge_service_organisation ON dose_badge USING btree (service_organisation, id);

CREATE TABLE dose_reading (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    employer bigint,
    radiation_worker bigint,
    period_from text COLLATE "C",
    period_to text COLLATE "C",
    kind text COLLATE "C",
    hp10 double precision,
    mdl double precision,
    method text COLLATE "C",
    approver text COLLATE "C",
    service text COLLATE "C",
    report text COLLATE "C",
    counted double precision,
    level double precision,
    is_over bigint,
    cause text COLLATE "C",
    filed_day text COLLATE "C",
    CONSTRAINT dose_reading_pkey PRIMARY KEY (id)
);
CREATE INDEX dose_reading_employer ON dose_reading USING btree (employer, id);
CREATE UNIQUE INDEX dose_reading_natural_key ON dose_reading USING btree (radiation_worker, period_from) WHERE (void = 0);
CREATE INDEX dose_reading_newest ON dose_reading USING btree (period_to DESC NULLS LAST, id DESC);
CREATE INDEX dose_reading_organisation ON dose_reading USING btree (organisation_id, id);
CREATE INDEX dose_reading_place ON dose_reading USING btree (region_path, void, id);
CREATE INDEX dose_reading_radiation_worker_period_from ON dose_reading USING btree (radiation_worker, period_from);

CREATE TABLE dose_year (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    radiation_worker bigint,
    year bigint,
    field text COLLATE "C",
    covered_until text COLLATE "C",
    monitored_until text COLLATE "C",
    dose_sum double precision,
    has_gaps bigint,
    is_estimated bigint,
    CONSTRAINT dose_year_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX dose_year_natural_key ON dose_year USING btree (radiation_worker, year) WHERE (void = 0);
CREATE INDEX dose_year_organisation ON dose_year USING btree (organisation_id, id);
CREATE INDEX dose_year_place ON dose_year USING btree (region_path, void, id);
CREATE INDEX dose_year_radiation_worker ON dose_year USING btree (radiation_worker, id);
CREATE INDEX dose_year_year_field ON dose_year USING btree (year, field);

CREATE TABLE due_item (
    id bigint NOT NULL,
    register text COLLATE "C" NOT NULL,
    record_id bigint NOT NULL,
    clock text COLLATE "C" NOT NULL,
    title text COLLATE "C" NOT NULL,
    basis text COLLATE "C" NOT NULL,
    role text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    started_day text COLLATE "C" NOT NULL,
    due_day text COLLATE "C" NOT NULL,
    settled_at bigint,
    CONSTRAINT due_item_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX due_item_open ON due_item USING btree (register, record_id, clock) WHERE (settled_at IS NULL);
CREATE INDEX due_item_work ON due_item USING btree (role, region_path, due_day) WHERE (settled_at IS NULL);

CREATE TABLE employer (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    credit_code text COLLATE "C",
    name text COLLATE "C",
    former_name text COLLATE "C",
    registration_number text COLLATE "C",
    region_code text COLLATE "C",
    registered_address text COLLATE "C",
    address text COLLATE "C",
    industry text COLLATE "C",
    size text COLLATE "C",
    ownership text COLLATE "C",
    affiliation text COLLATE "C",
    legal_representative text COLLATE "C",
    contact_name text COLLATE "C",
    contact_name_index text COLLATE "C",
    contact_phone text COLLATE "C",
    contact_phone_index text COLLATE "C",
    headcount bigint,
    outsourced bigint,
    cumulative_cases bigint,
    source text COLLATE "C",
    operation_start text COLLATE "C",
    is_key_employer bigint,
    key_reason text COLLATE "C",
    is_industrial bigint,
    catalogue_risk text COLLATE "C",
    risk_nature text COLLATE "C",
    exposed_headcount bigint,
    confirmed_day text COLLATE "C",
    suspended_day text COLLATE "C",
    closed_day text COLLATE "C",
    last_declared_day text COLLATE "C",
    declared_until text COLLATE "C",
    merged_into bigint,
    name_key text COLLATE "C",
    CONSTRAINT employer_pkey PRIMARY KEY (id)
);
CREATE INDEX employer_merged_into ON employer USING btree (merged_into, id);
CREATE INDEX employer_name_key ON employer USING btree (name_key);
CREATE UNIQUE INDEX employer_natural_key ON employer USING btree (credit_code) WHERE (void = 0);
CREATE INDEX employer_newest ON employer USING btree (updated_at DESC NULLS LAST, id DESC);
CREATE INDEX employer_organisation ON employer USING btree (organisation_id, id);
CREATE INDEX employer_place ON employer USING btree (region_path, void, id);
CREATE INDEX employer_state_declared_until ON employer USING btree (state, declared_until);

CREATE TABLE enforcement_case (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    number text COLLATE "C",
    employer bigint,
    source text COLLATE "C",
    source_text text COLLATE "C",
    inspection bigint,
    complaint bigint,
    warning_handover bigint,
    reply_due text COLLATE "C",
    reply text COLLATE "C",
    act text COLLATE "C",
    act_ended text COLLATE "C",
    has_harm bigint,
    article text COLLATE "C",
    correction_order bigint,
    unlawful_gains bigint,
    first_officer bigint,
    second_officer bigint,
    handler_account bigint,
    opened_day text COLLATE "C",
    accepted_day text COLLATE "C",
    filed_day text COLLATE "C",
    decision_due text COLLATE "C",
    investigated_day text COLLATE "C",
    facts text COLLATE "C",
    proposed_fine bigint,
    other_penalty text COLLATE "C",
    noticed_day text COLLATE "C",
    notice_received_day text COLLATE "C",
    has_hearing_right bigint,
    hearing_requested text COLLATE "C",
    hearing_day text COLLATE "C",
    defence text COLLATE "C",
    reviewer text COLLATE "C",
    discussion text COLLATE "C",
    decided_day text COLLATE "C",
    decision_number text COLLATE "C",
    fine bigint,
    served_day text COLLATE "C",
    service_method text COLLATE "C",
    payment_due text COLLATE "C",
    paid_day text COLLATE "C",
    ended_day text COLLATE "C",
    outcome text COLLATE "C",
    degree text COLLATE "C",
    discretion_rule bigint,
    departure text COLLATE "C",
    handling_region text COLLATE "C",
    handed_up_from text COLLATE "C",
    handed_up_day text COLLATE "C",
    party_name text COLLATE "C",
    cause text COLLATE "C",
    procedure text COLLATE "C",
    party_kind text COLLATE "C",
    is_warned bigint,
    decided_time text COLLATE "C",
    decided_place text COLLATE "C",
    has_refused_signing bigint,
    collected_day text COLLATE "C",
    collection_ground text COLLATE "C",
    collection_ticket text COLLATE "C",
    deposited_day text COLLATE "C",
    banked_day text COLLATE "C",
    reported_day text COLLATE "C",
    CONSTRAINT enforcement_case_pkey PRIMARY KEY (id)
);
CREATE INDEX enforcement_case_complaint ON enforcement_case USING btree (complaint, id);
CREATE INDEX enforcement_case_correction_order ON enforcement_case USING btree (correction_order, id);
CREATE INDEX enforcement_case_discretion_rule ON enforcement_case USING btree (discretion_rule, id);
CREATE INDEX enforcement_case_employer ON enforcement_case USING btree (employer, id);
CREATE INDEX enforcement_case_first_officer ON enforcement_case USING btree (first_officer, id);
CREATE INDEX enforcement_case_inspection ON enforcement_case USING btree (inspection, id);
CREATE INDEX enforcement_case_newest ON enforcement_case USING btree (opened_day DESC NULLS LAST, id DESC);
CREATE INDEX enforcement_case_organisation ON enforcement_case USING btree (organisation_id, id);
CREATE INDEX enforcement_case_place ON enforcement_case USING btree (region_path, void, id);
CREATE INDEX enforcement_case_second_officer ON enforcement_case USING btree (second_officer, id);
CREATE INDEX enforcement_case_state_decision_due ON enforcement_case USING btree (state, decision_due);
CREATE INDEX enforcement_case_warning_handover ON enforcement_case USING btree (warning_handover, id);

CREATE TABLE enforcement_equipment (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    name text COLLATE "C",
    kind text COLLATE "C",
    model text COLLATE "C",
    number text COLLATE "C",
    region_code text COLLATE "C",
    organisation_name text COLLATE "C",
    calibrated_until text COLLATE "C",
    keeper text COLLATE "C",
    CONSTRAINT enforcement_equipment_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX enforcement_equipment_natural_key ON enforcement_equipment USING btree (number, organisation_name) WHERE (void = 0);
CREATE INDEX enforcement_equipment_organisation ON enforcement_equipment USING btree (organisation_id, id);
CREATE INDEX enforcement_equipment_place ON enforcement_equipment USING btree (region_path, void, id);

CREATE TABLE examination (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    worker bigint,
    employer bigint,
    post bigint,
    name text COLLATE "C",
    name_index text COLLATE "C",
    id_number text COLLATE "C",
    id_number_index text COLLATE "C",
    type text COLLATE "C",
    exam_day text COLLATE "C",
    agent text COLLATE "C",
    exposed_from text COLLATE "C",
    institution text COLLATE "C",
    report text COLLATE "C",
    filed_from text COLLATE "C",
    results text COLLATE "C",
    conclusion text COLLATE "C",
    condition text COLLATE "C",
    advice text COLLATE "C",
    physician text COLLATE "C",
    edition text COLLATE "C",
    verdict text COLLATE "C",
    remarks text COLLATE "C",
    results_digest text COLLATE "C",
    worker_told_day text COLLATE "C",
    employer_told_day text COLLATE "C",
    notice_proof text COLLATE "C",
    CONSTRAINT examination_pkey PRIMARY KEY (id)
);
CREATE INDEX examination_employer_exam_day ON examination USING btree (employer, exam_day);
CREATE UNIQUE INDEX examination_natural_key ON examination USING btree (id_number_index, exam_day, type, agent) WHERE (void = 0);
CREATE INDEX examination_newest ON examination USING btree (exam_day DESC NULLS LAST, id DESC);
CREATE INDEX examination_organisation ON examination USING btree (organisation_id, id);
CREATE INDEX examination_place ON examination USING btree (region_path, void, id);
CREATE INDEX examination_post ON examination USING btree (post, id);
CREATE INDEX examination_results_digest ON examination USING btree (results_digest);
CREATE INDEX examination_worker_exam_day ON examination USING btree (worker, exam_day);

CREATE TABLE examination_booking (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    employer bigint,
    institution bigint,
    performer bigint,
    booked_day text COLLATE "C",
    type text COLLATE "C",
    agent text COLLATE "C",
    headcount bigint,
    contact text COLLATE "C",
    answered_day text COLLATE "C",
    answer text COLLATE "C",
    CONSTRAINT examination_booking_pkey PRIMARY KEY (id)
);
CREATE INDEX examination_booking_employer ON examination_booking USING btree (employer, id);
CREATE INDEX examination_booking_institution_booked_day ON examination_booking USING btree (institution, booked_day);
CREATE UNIQUE INDEX examination_booking_natural_key ON examination_booking USING btree (employer, institution, booked_day, type, agent) WHERE (void = 0);
CREATE INDEX examination_booking_newest ON examination_booking USING btree (booked_day DESC NULLS LAST, id DESC);
CREATE INDEX examination_booking_organisation ON examination_booking USING btree (organisation_id, id);
CREATE INDEX examination_booking_performer ON examination_booking USING btree (performer, id);
CREATE INDEX examination_booking_place ON examination_booking USING btree (region_path, void, id);

CREATE TABLE examination_due (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    worker bigint,
    employer bigint,
    post bigint,
    assignment bigint,
    hazard text COLLATE "C",
    agent text COLLATE "C",
    kind text COLLATE "C",
    type text COLLATE "C",
    due_day text COLLATE "C",
    last_examination bigint,
    reason text COLLATE "C",
    booked_day text COLLATE "C",
    CONSTRAINT examination_due_pkey PRIMARY KEY (id)
);
CREATE INDEX examination_due_assignment ON examination_due USING btree (assignment, id);
CREATE INDEX examination_due_employer_due_day ON examination_due USING btree (employer, due_day);
CREATE INDEX examination_due_kind_due_day ON examination_due USING btree (kind, due_day);
CREATE INDEX examination_due_last_examination ON examination_due USING btree (last_examination, id);
CREATE UNIQUE INDEX examination_due_natural_key ON examination_due USING btree (assignment, hazard, kind) WHERE (void = 0);
CREATE INDEX examination_due_order ON examination_due USING btree (due_day, id);
CREATE INDEX examination_due_organisation ON examination_due USING btree (organisation_id, id);
CREATE INDEX examination_due_place ON examination_due USING btree (region_path, void, id);
CREATE INDEX examination_due_post ON examination_due USING btree (post, id);
CREATE INDEX examination_due_region_path_void_kind_due_day ON examination_due USING btree (region_path, void, kind, due_day);
CREATE INDEX examination_due_worker ON examination_due USING btree (worker, id);

CREATE TABLE field_device_key (
    account_id bigint NOT NULL,
    key_text text COLLATE "C" NOT NULL,
    CONSTRAINT field_device_key_pkey PRIMARY KEY (account_id)
);

CREATE TABLE field_entry (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    inspection bigint,
    kind text COLLATE "C",
    taken_at bigint,
    caption text COLLATE "C",
    sha256 text COLLATE "C",
    set_aside text COLLATE "C",
    account_name text COLLATE "C",
    client_id text COLLATE "C",
    attachment bigint,
    content text COLLATE "C",
    CONSTRAINT field_entry_pkey PRIMARY KEY (id)
);
CREATE INDEX field_entry_inspection ON field_entry USING btree (inspection, id);
CREATE UNIQUE INDEX field_entry_natural_key ON field_entry USING btree (COALESCE(client_id, ''::text)) WHERE (void = 0);
CREATE INDEX field_entry_newest ON field_entry USING btree (taken_at DESC NULLS LAST, id DESC);
CREATE INDEX field_entry_organisation ON field_entry USING btree (organisation_id, id);
CREATE INDEX field_entry_place ON field_entry USING btree (region_path, void, id);

CREATE TABLE figure_cell (
    figure text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    period text COLLATE "C" NOT NULL,
    cell text COLLATE "C" NOT NULL,
    numerator bigint NOT NULL,
    denominator bigint NOT NULL,
    CONSTRAINT figure_cell_pkey PRIMARY KEY (figure, region_path, period, cell)
);

CREATE TABLE filing_change (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    institution bigint,
    change_day text COLLATE "C",
    kind text COLLATE "C",
    category text COLLATE "C",
    content text COLLATE "C",
    CONSTRAINT filing_change_pkey PRIMARY KEY (id)
);
CREATE INDEX filing_change_institution_change_day ON filing_change USING btree (institution, change_day);
CREATE UNIQUE INDEX filing_change_natural_key ON filing_change USING btree (institution, change_day, kind, COALESCE(category, ''::text), COALESCE(content, ''::text)) WHERE (void = 0);
CREATE INDEX filing_change_newest ON filing_change USING btree (change_day DESC NULLS LAST, id DESC);
CREATE INDEX filing_change_organisation ON filing_change USING btree (organisation_id, id);
CREATE INDEX filing_change_place ON filing_change USING btree (region_path, void, id);

CREATE TABLE fit_test (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    employer bigint,
    post bigint,
    worker bigint,
    name text COLLATE "C",
    name_index text COLLATE "C",
    id_number text COLLATE "C",
    id_number_index text COLLATE "C",
    subject text COLLATE "C",
    test_day text COLLATE "C",
    protector bigint,
    method text COLLATE "C",
    par_left double precision,
    par_right double precision,
    par_both double precision,
    respirator text COLLATE "C",
    facepiece text COLLATE "C",
    exercises text COLLATE "C",
    instrument text COLLATE "C",
    tester text COLLATE "C",
    par double precision,
    fit_factor double precision,
    under_level double precision,
    result text COLLATE "C",
    findings text COLLATE "C",
    attempt bigint,
    coached_day text COLLATE "C",
    coaching text COLLATE "C",
    CONSTRAINT fit_test_pkey PRIMARY KEY (id)
);
CREATE INDEX fit_test_employer_state ON fit_test USING btree (employer, state);
CREATE UNIQUE INDEX fit_test_natural_key ON fit_test USING btree (id_number_index, subject, test_day, COALESCE(protector, ('-1'::integer)::bigint), COALESCE(respirator, ''::text)) WHERE (void = 0);
CREATE INDEX fit_test_newest ON fit_test USING btree (test_day DESC NULLS LAST, id DESC);
CREATE INDEX fit_test_organisation ON fit_test USING btree (organisation_id, id);
CREATE INDEX fit_test_place ON fit_test USING btree (region_path, void, id);
CREATE INDEX fit_test_post ON fit_test USING btree (post, id);
CREATE INDEX fit_test_protector ON fit_test USING btree (protector, id);
CREATE INDEX fit_test_worker ON fit_test USING btree (worker, id);

CREATE TABLE follow_up (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    kind text COLLATE "C",
    worker bigint,
    employer bigint,
    examination bigint,
    due_day text COLLATE "C",
    basis text COLLATE "C",
    done_day text COLLATE "C",
    proof text COLLATE "C",
    CONSTRAINT follow_up_pkey PRIMARY KEY (id)
);
CREATE INDEX follow_up_employer ON follow_up USING btree (employer, id);
CREATE INDEX follow_up_examination ON follow_up USING btree (examination, id);
CREATE UNIQUE INDEX follow_up_natural_key ON follow_up USING btree (examination, kind) WHERE (void = 0);
CREATE INDEX follow_up_organisation ON follow_up USING btree (organisation_id, id);
CREATE INDEX follow_up_place ON follow_up USING btree (region_path, void, id);
CREATE INDEX follow_up_worker ON follow_up USING btree (worker, id);

CREATE TABLE frozen_figure (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    indicator bigint,
    region_code text COLLATE "C",
    period text COLLATE "C",
    cut_off text COLLATE "C",
    numerator bigint,
    denominator bigint,
    excluded bigint,
    verdict text COLLATE "C",
    measure text COLLATE "C",
    unit_of_account text COLLATE "C",
    numerator_hash text COLLATE "C",
    denominator_hash text COLLATE "C",
    CONSTRAINT frozen_figure_pkey PRIMARY KEY (id)
);
CREATE INDEX frozen_figure_indicator ON frozen_figure USING btree (indicator, id);
CREATE UNIQUE INDEX frozen_figure_natural_key ON frozen_figure USING btree (indicator, region_code, period) WHERE (void = 0);
CREATE INDEX frozen_figure_newest ON frozen_figure USING btree (cut_off DESC NULLS LAST, id DESC);
CREATE INDEX frozen_figure_organisation ON frozen_figure USING btree (organisation_id, id);
CREATE INDEX frozen_figure_place ON frozen_figure USING btree (region_path, void, id);

CREATE TABLE frozen_member (
    frozen_id bigint NOT NULL,
    part text COLLATE "C" NOT NULL,
    register text COLLATE "C" NOT NULL,
    record_id bigint NOT NULL,
    CONSTRAINT frozen_member_pkey PRIMARY KEY (frozen_id, part, record_id)
);

CREATE TABLE grade_review (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    institution bigint,
    target_grade text COLLATE "C",
    assessed_day text COLLATE "C",
    gaps text COLLATE "C",
    build_until text COLLATE "C",
    applied_day text COLLATE "C",
    reviewers text COLLATE "C",
    score double precision,
    reviewed_day text COLLATE "C",
    document text COLLATE "C",
    CONSTRAINT grade_review_pkey PRIMARY KEY (id)
);
CREATE INDEX grade_review_institution ON grade_review USING btree (institution, id);
CREATE UNIQUE INDEX grade_review_natural_key ON grade_review USING btree (institution, target_grade, assessed_day) WHERE (void = 0);
CREATE INDEX grade_review_newest ON grade_review USING btree (assessed_day DESC NULLS LAST, id DESC);
CREATE INDEX grade_review_organisation ON grade_review USING btree (organisation_id, id);
CREATE INDEX grade_review_place ON grade_review USING btree (region_path, void, id);

CREATE TABLE hand_over (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    number text COLLATE "C",
    receiver bigint,
    assistance bigint,
    kind text COLLATE "C",
    status text COLLATE "C",
    pushed_day text COLLATE "C",
    basis text COLLATE "C",
    name text COLLATE "C",
    name_index text COLLATE "C",
    id_number text COLLATE "C",
    id_number_index text COLLATE "C",
    disease text COLLATE "C",
    diagnosed_day text COLLATE "C",
    institution text COLLATE "C",
    certificate text COLLATE "C",
    employer text COLLATE "C",
    residence text COLLATE "C",
    recalled_day text COLLATE "C",
    received_day text COLLATE "C",
    outcome text COLLATE "C",
    answered_day text COLLATE "C",
    benefit_from text COLLATE "C",
    amount double precision,
    answer text COLLATE "C",
    CONSTRAINT hand_over_pkey PRIMARY KEY (id)
);
CREATE INDEX hand_over_assistance ON hand_over USING btree (assistance, id);
CREATE UNIQUE INDEX hand_over_natural_key ON hand_over USING btree (number) WHERE (void = 0);
CREATE INDEX hand_over_newest ON hand_over USING btree (pushed_day DESC NULLS LAST, id DESC);
CREATE INDEX hand_over_organisation ON hand_over USING btree (organisation_id, id);
CREATE INDEX hand_over_place ON hand_over USING btree (region_path, void, id);
CREATE INDEX hand_over_receiver_status ON hand_over USING btree (receiver, status);

CREATE TABLE health_cabin (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    name text COLLATE "C",
    region_code text COLLATE "C",
    employer bigint,
    clinic bigint,
    address text COLLATE "C",
    education bigint,
    monitoring bigint,
    screening bigint,
    rehabilitation bigint,
    devices text COLLATE "C",
    opened_day text COLLATE "C",
    assessed_day text COLLATE "C",
    CONSTRAINT health_cabin_pkey PRIMARY KEY (id)
);
CREATE INDEX health_cabin_clinic ON health_cabin USING btree (clinic, id);
CREATE INDEX health_cabin_employer ON health_cabin USING btree (employer, id);
CREATE UNIQUE INDEX health_cabin_natural_key ON health_cabin USING btree (name, region_code) WHERE (void = 0);
CREATE INDEX health_cabin_organisation ON health_cabin USING btree (organisation_id, id);
CREATE INDEX health_cabin_place ON health_cabin USING btree (region_path, void, id);

CREATE TABLE health_institution (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    name text COLLATE "C",
    service text COLLATE "C",
    organisation bigint,
    region_code text COLLATE "C",
    is_public bigint,
    address text COLLATE "C",
    phone text COLLATE "C",
    filing_number text COLLATE "C",
    started_day text COLLATE "C",
    filed_day text COLLATE "C",
    is_late bigint,
    dust bigint,
    chemical bigint,
    physical bigint,
    biological bigint,
    radiation bigint,
    special bigint,
    area double precision,
    has_radiology_licence bigint,
    is_mobile bigint,
    daily_capacity bigint,
    first_published_day text COLLATE "C",
    published_day text COLLATE "C",
    inspected_day text COLLATE "C",
    withdrawn_day text COLLATE "C",
    CONSTRAINT health_institution_pkey PRIMARY KEY (id)
);
CREATE INDEX health_institution_name ON health_institution USING btree (name);
CREATE UNIQUE INDEX health_institution_natural_key ON health_institution USING btree (name, service) WHERE (void = 0);
CREATE INDEX health_institution_organisation ON health_institution USING btree (organisation_id, id);
CREATE INDEX health_institution_place ON health_institution USING btree (region_path, void, id);

CREATE TABLE hearing_action (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    employer bigint,
    post bigint,
    kind text COLLATE "C",
    cause text COLLATE "C",
    started_day text COLLATE "C",
    due_day text COLLATE "C",
    people bigint,
    done_day text COLLATE "C",
    result text COLLATE "C",
    CONSTRAINT hearing_action_pkey PRIMARY KEY (id)
);
CREATE INDEX hearing_action_employer_post ON hearing_action USING btree (employer, post);
CREATE UNIQUE INDEX hearing_action_natural_key ON hearing_action USING btree (post, kind, started_day) WHERE (void = 0);
CREATE INDEX hearing_action_newest ON hearing_action USING btree (started_day DESC NULLS LAST, id DESC);
CREATE INDEX hearing_action_organisation ON hearing_action USING btree (organisation_id, id);
CREATE INDEX hearing_action_place ON hearing_action USING btree (region_path, void, id);
CREATE INDEX hearing_action_post ON hearing_action USING btree (post, id);

CREATE TABLE hearing_demonstration (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    employer bigint,
    year bigint,
    commitment text COLLATE "C",
    signatory text COLLATE "C",
    summary text COLLATE "C",
    score_table text COLLATE "C",
    self_score double precision,
    review_score double precision,
    key_failed bigint,
    applied_day text COLLATE "C",
    reviewed_day text COLLATE "C",
    named_day text COLLATE "C",
    review_due text COLLATE "C",
    reviewed_again_day text COLLATE "C",
    withdrawn_day text COLLATE "C",
    opinion text COLLATE "C",
    CONSTRAINT hearing_demonstration_pkey PRIMARY KEY (id)
);
CREATE INDEX hearing_demonstration_employer ON hearing_demonstration USING btree (employer, id);
CREATE UNIQUE INDEX hearing_demonstration_natural_key ON hearing_demonstration USING btree (employer, year) WHERE (void = 0);
CREATE INDEX hearing_demonstration_newest ON hearing_demonstration USING btree (year DESC NULLS LAST, id DESC);
CREATE INDEX hearing_demonstration_organisation ON hearing_demonstration USING btree (organisation_id, id);
CREATE INDEX hearing_demonstration_place ON hearing_demonstration USING btree (region_path, void, id);

CREATE TABLE hearing_post (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    employer bigint,
    post bigint,
    year bigint,
    process text COLLATE "C",
    equipment text COLLATE "C",
    headcount bigint,
    must_wear bigint,
    level_source text COLLATE "C",
    entered_level double precision,
    entered_day text COLLATE "C",
    entered_report text COLLATE "C",
    lc_dbc double precision,
    spectrum text COLLATE "C",
    lex_8h double precision,
    level_day text COLLATE "C",
    level_origin text COLLATE "C",
    control_kind text COLLATE "C",
    control_text text COLLATE "C",
    control_day text COLLATE "C",
    level_before double precision,
    protector bigint,
    second_protector bigint,
    protection_method text COLLATE "C",
    real_world_db double precision,
    protected_level double precision,
    protection text COLLATE "C",
    findings text COLLATE "C",
    note text COLLATE "C",
    CONSTRAINT hearing_post_pkey PRIMARY KEY (id)
);
CREATE INDEX hearing_post_employer_year ON hearing_post USING btree (employer, year);
CREATE UNIQUE INDEX hearing_post_natural_key ON hearing_post USING btree (post, year) WHERE (void = 0);
CREATE INDEX hearing_post_newest ON hearing_post USING btree (year DESC NULLS LAST, id DESC);
CREATE INDEX hearing_post_organisation ON hearing_post USING btree (organisation_id, id);
CREATE INDEX hearing_post_place ON hearing_post USING btree (region_path, void, id);
CREATE INDEX hearing_post_post ON hearing_post USING btree (post, id);
CREATE INDEX hearing_post_protector ON hearing_post USING btree (protector, id);
CREATE INDEX hearing_post_second_protector ON hearing_post USING btree (second_protector, id);

CREATE TABLE hearing_programme (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    employer bigint,
    sector text COLLATE "C",
    enrolled_day text COLLATE "C",
    goal text COLLATE "C",
    baseline_day text COLLATE "C",
    measures_day text COLLATE "C",
    evaluated_day text COLLATE "C",
    note text COLLATE "C",
    CONSTRAINT hearing_programme_pkey PRIMARY KEY (id)
);
CREATE INDEX hearing_programme_employer ON hearing_programme USING btree (employer, id);
CREATE UNIQUE INDEX hearing_programme_natural_key ON hearing_programme USING btree (employer) WHERE (void = 0);
CREATE INDEX hearing_programme_newest ON hearing_programme USING btree (enrolled_day DESC NULLS LAST, id DESC);
CREATE INDEX hearing_programme_organisation ON hearing_programme USING btree (organisation_id, id);
CREATE INDEX hearing_programme_place ON hearing_programme USING btree (region_path, void, id);

CREATE TABLE hearing_protector (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    model text COLLATE "C",
    maker text COLLATE "C",
    kind text COLLATE "C",
    snr_db double precision,
    h_db double precision,
    m_db double precision,
    l_db double precision,
    mean_attenuation text COLLATE "C",
    attenuation_deviation text COLLATE "C",
    certificate text COLLATE "C",
    CONSTRAINT hearing_protector_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX hearing_protector_natural_key ON hearing_protector USING btree (model) WHERE (void = 0);
CREATE INDEX hearing_protector_organisation ON hearing_protector USING btree (organisation_id, id);
CREATE INDEX hearing_protector_place ON hearing_protector USING btree (region_path, void, id);

CREATE TABLE household_check (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    patient bigint,
    check_day text COLLATE "C",
    way text COLLATE "C",
    checker text COLLATE "C",
    members bigint,
    income double precision,
    medical_cost double precision,
    needs_medical bigint,
    needs_subsistence bigint,
    needs_near bigint,
    needs_expense bigint,
    needs_temporary bigint,
    needs_union bigint,
    finding text COLLATE "C",
    referred_day text COLLATE "C",
    reviewed_day text COLLATE "C",
    CONSTRAINT household_check_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX household_check_natural_key ON household_check USING btree (patient, check_day) WHERE (void = 0);
CREATE INDEX household_check_newest ON household_check USING btree (check_day DESC NULLS LAST, id DESC);
CREATE INDEX household_check_organisation ON household_check USING btree (organisation_id, id);
CREATE INDEX household_check_patient_check_day ON household_check USING btree (patient, check_day);
CREATE INDEX household_check_place ON household_check USING btree (region_path, void, id);

CREATE TABLE import (
    id bigint NOT NULL,
    register text COLLATE "C" NOT NULL,
    owner text COLLATE "C" NOT NULL,
    importer text COLLATE "C" NOT NULL,
    account_id bigint NOT NULL,
    file_name text COLLATE "C" NOT NULL,
    size bigint NOT NULL,
    sha256 text COLLATE "C" NOT NULL,
    sheet text COLLATE "C" NOT NULL,
    header_row bigint NOT NULL,
    headings text COLLATE "C" NOT NULL,
    mapping text COLLATE "C" NOT NULL,
    stage text COLLATE "C" NOT NULL,
    job_id bigint,
    created bigint NOT NULL,
    updated bigint NOT NULL,
    unchanged bigint NOT NULL,
    failed bigint NOT NULL,
    uploaded_at bigint NOT NULL,
    finished_at bigint,
    CONSTRAINT import_pkey PRIMARY KEY (id)
);
CREATE INDEX import_owner ON import USING btree (owner, register, id);

CREATE TABLE import_failure (
    import_id bigint NOT NULL,
    row_number bigint NOT NULL,
    cells text COLLATE "C" NOT NULL,
    problems text COLLATE "C" NOT NULL,
    resolved_by bigint,
    CONSTRAINT import_failure_pkey PRIMARY KEY (import_id, row_number)
);

CREATE TABLE import_file_part (
    import_id bigint NOT NULL,
    part bigint NOT NULL,
    content bytea NOT NULL,
    CONSTRAINT import_file_part_pkey PRIMARY KEY (import_id, part)
);

CREATE TABLE import_heading (
    owner text COLLATE "C" NOT NULL,
    register text COLLATE "C" NOT NULL,
    heading text COLLATE "C" NOT NULL,
    field text COLLATE "C" NOT NULL,
    used_at bigint NOT NULL,
    CONSTRAINT import_heading_pkey PRIMARY KEY (owner, register, heading)
);

CREATE TABLE inspection (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    number text COLLATE "C",
    employer bigint,
    kind text COLLATE "C",
    source_plan bigint,
    source_draw bigint,
    draw_place bigint,
    correction_order bigint,
    team text COLLATE "C",
    inspecting_body text COLLATE "C",
    due_day text COLLATE "C",
    visited_day text COLLATE "C",
    outcome text COLLATE "C",
    problems text COLLATE "C",
    opinion text COLLATE "C",
    is_rectified bigint,
    checked_count bigint,
    failed_count bigint,
    published_day text COLLATE "C",
    CONSTRAINT inspection_pkey PRIMARY KEY (id)
);
CREATE INDEX inspection_correction_order ON inspection USING btree (correction_order, id);
CREATE INDEX inspection_employer_visited_day ON inspection USING btree (employer, visited_day);
CREATE INDEX inspection_newest ON inspection USING btree (due_day DESC NULLS LAST, id DESC);
CREATE INDEX inspection_organisation ON inspection USING btree (organisation_id, id);
CREATE INDEX inspection_place ON inspection USING btree (region_path, void, id);
CREATE INDEX inspection_source_draw ON inspection USING btree (source_draw, id);
CREATE INDEX inspection_source_plan ON inspection USING btree (source_plan, id);

CREATE TABLE inspection_draw (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    plan bigint,
    title text COLLATE "C",
    commitment text COLLATE "C",
    committed_at bigint,
    object_total bigint,
    inspector_total bigint,
    public_source text COLLATE "C",
    public_value text COLLATE "C",
    seed text COLLATE "C",
    operator_name text COLLATE "C",
    witness text COLLATE "C",
    drawn_at bigint,
    published_day text COLLATE "C",
    redraw_reason text COLLATE "C",
    CONSTRAINT inspection_draw_pkey PRIMARY KEY (id)
);
CREATE INDEX inspection_draw_organisation ON inspection_draw USING btree (organisation_id, id);
CREATE INDEX inspection_draw_place ON inspection_draw USING btree (region_path, void, id);
CREATE INDEX inspection_draw_plan ON inspection_draw USING btree (plan, id);

CREATE TABLE inspection_draw_file (
    draw_id bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    content text COLLATE "C" NOT NULL,
    sha256 text COLLATE "C" NOT NULL,
    CONSTRAINT inspection_draw_file_pkey PRIMARY KEY (draw_id, name)
);

CREATE TABLE inspection_frequency (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    risk_class text COLLATE "C",
    from_day text COLLATE "C",
    visit_count double precision,
    per_years double precision,
    draw_weight bigint,
    basis text COLLATE "C",
    CONSTRAINT inspection_frequency_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX inspection_frequency_natural_key ON inspection_frequency USING btree (risk_class, from_day) WHERE (void = 0);
CREATE INDEX inspection_frequency_organisation ON inspection_frequency USING btree (organisation_id, id);
CREATE INDEX inspection_frequency_place ON inspection_frequency USING btree (region_path, void, id);

CREATE TABLE inspection_item (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    code text COLLATE "C",
    title text COLLATE "C",
    subject text COLLATE "C",
    basis text COLLATE "C",
    method text COLLATE "C",
    CONSTRAINT inspection_item_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX inspection_item_natural_key ON inspection_item USING btree (code) WHERE (void = 0);
CREATE INDEX inspection_item_organisation ON inspection_item USING btree (organisation_id, id);
CREATE INDEX inspection_item_place ON inspection_item USING btree (region_path, void, id);

CREATE TABLE inspection_member (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    inspection bigint,
    inspector bigint,
    kind text COLLATE "C",
    department text COLLATE "C",
    CONSTRAINT inspection_member_pkey PRIMARY KEY (id)
);
CREATE INDEX inspection_member_inspection ON inspection_member USING btree (inspection, id);
CREATE INDEX inspection_member_inspector ON inspection_member USING btree (inspector, id);
CREATE UNIQUE INDEX inspection_member_natural_key ON inspection_member USING btree (inspection, inspector) WHERE (void = 0);
CREATE INDEX inspection_member_organisation ON inspection_member USING btree (organisation_id, id);
CREATE INDEX inspection_member_place ON inspection_member USING btree (region_path, void, id);

CREATE TABLE inspection_plan (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    year bigint,
    title text COLLATE "C",
    kind text COLLATE "C",
    region_code text COLLATE "C",
    items text COLLATE "C",
    industry text COLLATE "C",
    subject text COLLATE "C",
    risk_class text COLLATE "C",
    object_count bigint,
    reserve_count bigint,
    inspector_count bigint,
    technician_count bigint,
    partners text COLLATE "C",
    visit_limit bigint,
    from_day text COLLATE "C",
    until_day text COLLATE "C",
    basis text COLLATE "C",
    focus text COLLATE "C",
    summary text COLLATE "C",
    public_source text COLLATE "C",
    CONSTRAINT inspection_plan_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX inspection_plan_natural_key ON inspection_plan USING btree (year, region_code, title) WHERE (void = 0);
CREATE INDEX inspection_plan_newest ON inspection_plan USING btree (year DESC NULLS LAST, id DESC);
CREATE INDEX inspection_plan_organisation ON inspection_plan USING btree (organisation_id, id);
CREATE INDEX inspection_plan_place ON inspection_plan USING btree (region_path, void, id);

CREATE TABLE inspector (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    name text COLLATE "C",
    certificate text COLLATE "C",
    kind text COLLATE "C",
    department text COLLATE "C",
    organisation_name text COLLATE "C",
    region_code text COLLATE "C",
    scope text COLLATE "C",
    certificate_from text COLLATE "C",
    certificate_until text COLLATE "C",
    training_year bigint,
    training_hours double precision,
    account_name text COLLATE "C",
    note text COLLATE "C",
    CONSTRAINT inspector_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX inspector_natural_key ON inspector USING btree (certificate) WHERE (void = 0);
CREATE INDEX inspector_organisation ON inspector USING btree (organisation_id, id);
CREATE INDEX inspector_place ON inspector USING btree (region_path, void, id);

CREATE TABLE inspector_conflict (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    inspector bigint,
    employer bigint,
    reason text COLLATE "C",
    CONSTRAINT inspector_conflict_pkey PRIMARY KEY (id)
);
CREATE INDEX inspector_conflict_employer ON inspector_conflict USING btree (employer, id);
CREATE INDEX inspector_conflict_inspector ON inspector_conflict USING btree (inspector, id);
CREATE UNIQUE INDEX inspector_conflict_natural_key ON inspector_conflict USING btree (inspector, employer) WHERE (void = 0);
CREATE INDEX inspector_conflict_organisation ON inspector_conflict USING btree (organisation_id, id);
CREATE INDEX inspector_conflict_place ON inspector_conflict USING btree (region_path, void, id);

CREATE TABLE inspector_training (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    inspector bigint,
    kind text COLLATE "C",
    held_day text COLLATE "C",
    hours double precision,
    title text COLLATE "C",
    place text COLLATE "C",
    result text COLLATE "C",
    CONSTRAINT inspector_training_pkey PRIMARY KEY (id)
);
CREATE INDEX inspector_training_inspector ON inspector_training USING btree (inspector, id);
CREATE UNIQUE INDEX inspector_training_natural_key ON inspector_training USING btree (inspector, held_day, title) WHERE (void = 0);
CREATE INDEX inspector_training_newest ON inspector_training USING btree (held_day DESC NULLS LAST, id DESC);
CREATE INDEX inspector_training_organisation ON inspector_training USING btree (organisation_id, id);
CREATE INDEX inspector_training_place ON inspector_training USING btree (region_path, void, id);

CREATE TABLE institution_breach (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    institution bigint,
    item text COLLATE "C",
    act text COLLATE "C",
    points bigint,
    table_version text COLLATE "C",
    facts text COLLATE "C",
    found_day text COLLATE "C",
    case_number text COLLATE "C",
    told_day text COLLATE "C",
    defence text COLLATE "C",
    scored_day text COLLATE "C",
    appeal text COLLATE "C",
    appealed_day text COLLATE "C",
    CONSTRAINT institution_breach_pkey PRIMARY KEY (id)
);
CREATE INDEX institution_breach_institution_scored_day ON institution_breach USING btree (institution, scored_day);
CREATE INDEX institution_breach_newest ON institution_breach USING btree (found_day DESC NULLS LAST, id DESC);
CREATE INDEX institution_breach_organisation ON institution_breach USING btree (organisation_id, id);
CREATE INDEX institution_breach_place ON institution_breach USING btree (region_path, void, id);

CREATE TABLE institution_capability (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    institution bigint,
    item text COLLATE "C",
    label text COLLATE "C",
    amount double precision,
    as_of text COLLATE "C",
    evidence text COLLATE "C",
    CONSTRAINT institution_capability_pkey PRIMARY KEY (id)
);
CREATE INDEX institution_capability_institution ON institution_capability USING btree (institution, id);
CREATE UNIQUE INDEX institution_capability_natural_key ON institution_capability USING btree (institution, item, as_of) WHERE (void = 0);
CREATE INDEX institution_capability_newest ON institution_capability USING btree (as_of DESC NULLS LAST, id DESC);
CREATE INDEX institution_capability_organisation ON institution_capability USING btree (organisation_id, id);
CREATE INDEX institution_capability_place ON institution_capability USING btree (region_path, void, id);

CREATE TABLE institution_check (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    institution bigint,
    year bigint,
    checked_day text COLLATE "C",
    checkers text COLLATE "C",
    score double precision,
    form_version text COLLATE "C",
    failed_count bigint,
    result text COLLATE "C",
    problems text COLLATE "C",
    rectify_until text COLLATE "C",
    rectified_day text COLLATE "C",
    published_day text COLLATE "C",
    CONSTRAINT institution_check_pkey PRIMARY KEY (id)
);
CREATE INDEX institution_check_institution ON institution_check USING btree (institution, id);
CREATE UNIQUE INDEX institution_check_natural_key ON institution_check USING btree (institution, year) WHERE (void = 0);
CREATE INDEX institution_check_newest ON institution_check USING btree (year DESC NULLS LAST, id DESC);
CREATE INDEX institution_check_organisation ON institution_check USING btree (organisation_id, id);
CREATE INDEX institution_check_place ON institution_check USING btree (region_path, void, id);

CREATE TABLE institution_check_answer (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    institution_check bigint,
    item text COLLATE "C",
    item_text text COLLATE "C",
    answer text COLLATE "C",
    finding text COLLATE "C",
    CONSTRAINT institution_check_answer_pkey PRIMARY KEY (id)
);
CREATE INDEX institution_check_answer_institution_check ON institution_check_answer USING btree (institution_check, id);
CREATE UNIQUE INDEX institution_check_answer_natural_key ON institution_check_answer USING btree (institution_check, COALESCE(item, ''::text)) WHERE (void = 0);
CREATE INDEX institution_check_answer_organisation ON institution_check_answer USING btree (organisation_id, id);
CREATE INDEX institution_check_answer_place ON institution_check_answer USING btree (region_path, void, id);

CREATE TABLE institution_clue (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    institution bigint,
    test text COLLATE "C",
    sentence text COLLATE "C",
    chance text COLLATE "C",
    found_day text COLLATE "C",
    answer text COLLATE "C",
    settled_day text COLLATE "C",
    CONSTRAINT institution_clue_pkey PRIMARY KEY (id)
);
CREATE INDEX institution_clue_institution ON institution_clue USING btree (institution, id);
CREATE UNIQUE INDEX institution_clue_natural_key ON institution_clue USING btree (institution, test, sentence) WHERE (void = 0);
CREATE INDEX institution_clue_newest ON institution_clue USING btree (found_day DESC NULLS LAST, id DESC);
CREATE INDEX institution_clue_organisation ON institution_clue USING btree (organisation_id, id);
CREATE INDEX institution_clue_place ON institution_clue USING btree (region_path, void, id);

CREATE TABLE institution_job (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    institution bigint,
    report bigint,
    employer bigint,
    kind text COLLATE "C",
    who text COLLATE "C",
    job_day text COLLATE "C",
    from_time text COLLATE "C",
    until_time text COLLATE "C",
    CONSTRAINT institution_job_pkey PRIMARY KEY (id)
);
CREATE INDEX institution_job_employer ON institution_job USING btree (employer, id);
CREATE INDEX institution_job_institution ON institution_job USING btree (institution, id);
CREATE UNIQUE INDEX institution_job_natural_key ON institution_job USING btree (report, kind, who, job_day, from_time) WHERE (void = 0);
CREATE INDEX institution_job_newest ON institution_job USING btree (job_day DESC NULLS LAST, id DESC);
CREATE INDEX institution_job_organisation ON institution_job USING btree (organisation_id, id);
CREATE INDEX institution_job_place ON institution_job USING btree (region_path, void, id);
CREATE INDEX institution_job_report ON institution_job USING btree (report, id);

CREATE TABLE institution_qualification (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    institution bigint,
    certificate text COLLATE "C",
    issuer text COLLATE "C",
    scope text COLLATE "C",
    from_day text COLLATE "C",
    until_day text COLLATE "C",
    professionals bigint,
    technical_head text COLLATE "C",
    quality_head text COLLATE "C",
    CONSTRAINT institution_qualification_pkey PRIMARY KEY (id)
);
CREATE INDEX institution_qualification_institution ON institution_qualification USING btree (institution, id);
CREATE UNIQUE INDEX institution_qualification_natural_key ON institution_qualification USING btree (certificate) WHERE (void = 0);
CREATE INDEX institution_qualification_organisation ON institution_qualification USING btree (organisation_id, id);
CREATE INDEX institution_qualification_place ON institution_qualification USING btree (region_path, void, id);

CREATE TABLE institution_report (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    institution bigint,
    number text COLLATE "C",
    employer_code text COLLATE "C",
    employer bigint,
    kind text COLLATE "C",
    sampled_day text COLLATE "C",
    signed_day text COLLATE "C",
    point_count bigint,
    exceeded_count bigint,
    sampler text COLLATE "C",
    signer text COLLATE "C",
    CONSTRAINT institution_report_pkey PRIMARY KEY (id)
);
CREATE INDEX institution_report_employer ON institution_report USING btree (employer, id);
CREATE INDEX institution_report_institution ON institution_report USING btree (institution, id);
CREATE UNIQUE INDEX institution_report_natural_key ON institution_report USING btree (COALESCE(institution, ('-1'::integer)::bigint), number) WHERE (void = 0);
CREATE INDEX institution_report_newest ON institution_report USING btree (signed_day DESC NULLS LAST, id DESC);
CREATE INDEX institution_report_number ON institution_report USING btree (number);
CREATE INDEX institution_report_organisation ON institution_report USING btree (organisation_id, id);
CREATE INDEX institution_report_place ON institution_report USING btree (region_path, void, id);

CREATE TABLE institution_resource (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    institution bigint,
    kind text COLLATE "C",
    name text COLLATE "C",
    qualification text COLLATE "C",
    number text COLLATE "C",
    valid_until text COLLATE "C",
    CONSTRAINT institution_resource_pkey PRIMARY KEY (id)
);
CREATE INDEX institution_resource_institution ON institution_resource USING btree (institution, id);
CREATE UNIQUE INDEX institution_resource_natural_key ON institution_resource USING btree (institution, kind, name, COALESCE(number, ''::text)) WHERE (void = 0);
CREATE INDEX institution_resource_organisation ON institution_resource USING btree (organisation_id, id);
CREATE INDEX institution_resource_place ON institution_resource USING btree (region_path, void, id);

CREATE TABLE insured_headcount (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    employer bigint,
    counted_day text COLLATE "C",
    insured bigint,
    source text COLLATE "C",
    CONSTRAINT insured_headcount_pkey PRIMARY KEY (id)
);
CREATE INDEX insured_headcount_employer_counted_day ON insured_headcount USING btree (employer, counted_day);
CREATE UNIQUE INDEX insured_headcount_natural_key ON insured_headcount USING btree (employer, counted_day) WHERE (void = 0);
CREATE INDEX insured_headcount_newest ON insured_headcount USING btree (counted_day DESC NULLS LAST, id DESC);
CREATE INDEX insured_headcount_organisation ON insured_headcount USING btree (organisation_id, id);
CREATE INDEX insured_headcount_place ON insured_headcount USING btree (region_path, void, id);

CREATE TABLE job (
    id bigint NOT NULL,
    kind text COLLATE "C" NOT NULL,
    title text COLLATE "C" NOT NULL,
    state text COLLATE "C" NOT NULL,
    account_id bigint NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    done bigint NOT NULL,
    total bigint,
    fraction double precision NOT NULL,
    fraction_at_start double precision NOT NULL,
    rate double precision NOT NULL,
    message text COLLATE "C" NOT NULL,
    parameters text COLLATE "C" NOT NULL,
    checkpoint text COLLATE "C" NOT NULL,
    result text COLLATE "C" NOT NULL,
    cancel_requested bigint NOT NULL,
    lease_until bigint NOT NULL,
    created_at bigint NOT NULL,
    started_at bigint,
    finished_at bigint,
    CONSTRAINT job_pkey PRIMARY KEY (id)
);
CREATE INDEX job_account ON job USING btree (account_id, id);
CREATE INDEX job_state ON job USING btree (state, id);

CREATE TABLE laboratory_parameter (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    institution bigint,
    factor text COLLATE "C",
    method text COLLATE "C",
    accreditation text COLLATE "C",
    from_day text COLLATE "C",
    until_day text COLLATE "C",
    equipment text COLLATE "C",
    staff bigint,
    CONSTRAINT laboratory_parameter_pkey PRIMARY KEY (id)
);
CREATE INDEX laboratory_parameter_institution ON laboratory_parameter USING btree (institution, id);
CREATE UNIQUE INDEX laboratory_parameter_natural_key ON laboratory_parameter USING btree (institution, factor, method) WHERE (void = 0);
CREATE INDEX laboratory_parameter_organisation ON laboratory_parameter USING btree (organisation_id, id);
CREATE INDEX laboratory_parameter_place ON laboratory_parameter USING btree (region_path, void, id);

CREATE TABLE ledger_entry (
    sequence bigint NOT NULL,
    at bigint NOT NULL,
    account_id bigint NOT NULL,
    account_name text COLLATE "C" NOT NULL,
    on_behalf_of text COLLATE "C" NOT NULL,
    action text COLLATE "C" NOT NULL,
    register text COLLATE "C" NOT NULL,
    record_id bigint NOT NULL,
    version bigint NOT NULL,
    reason text COLLATE "C" NOT NULL,
    content text COLLATE "C" NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT ledger_entry_pkey PRIMARY KEY (sequence)
);
CREATE UNIQUE INDEX ledger_entry_record ON ledger_entry USING btree (register, record_id, version);

CREATE TABLE ledger_head (
    id bigint NOT NULL,
    sequence bigint NOT NULL,
    hash bytea NOT NULL,
    next_id bigint NOT NULL,
    CONSTRAINT ledger_head_pkey PRIMARY KEY (id)
);

CREATE TABLE listed_object (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    object_list bigint,
    year bigint,
    kind text COLLATE "C",
    number text COLLATE "C",
    name text COLLATE "C",
    region_code text COLLATE "C",
    visited_day text COLLATE "C",
    object_id bigint,
    CONSTRAINT listed_object_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX listed_object_natural_key ON listed_object USING btree (object_list, object_id) WHERE (void = 0);
CREATE INDEX listed_object_object_id_year ON listed_object USING btree (object_id, year);
CREATE INDEX listed_object_object_list ON listed_object USING btree (object_list, id);
CREATE INDEX listed_object_order ON listed_object USING btree (number, id);
CREATE INDEX listed_object_organisation ON listed_object USING btree (organisation_id, id);
CREATE INDEX listed_object_place ON listed_object USING btree (region_path, void, id);

CREATE TABLE material_request (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    diagnosis_case bigint,
    employer bigint,
    worker bigint,
    performer bigint,
    hazard text COLLATE "C",
    institution text COLLATE "C",
    asked_day text COLLATE "C",
    due_day text COLLATE "C",
    history text COLLATE "C",
    examinations text COLLATE "C",
    measurements text COLLATE "C",
    dose text COLLATE "C",
    other text COLLATE "C",
    answered_day text COLLATE "C",
    accepted_day text COLLATE "C",
    CONSTRAINT material_request_pkey PRIMARY KEY (id)
);
CREATE INDEX material_request_diagnosis_case ON material_request USING btree (diagnosis_case, id);
CREATE INDEX material_request_employer ON material_request USING btree (employer, id);
CREATE UNIQUE INDEX material_request_natural_key ON material_request USING btree (COALESCE(diagnosis_case, ('-1'::integer)::bigint), COALESCE(asked_day, ''::text)) WHERE (void = 0);
CREATE INDEX material_request_newest ON material_request USING btree (asked_day DESC NULLS LAST, id DESC);
CREATE INDEX material_request_organisation ON material_request USING btree (organisation_id, id);
CREATE INDEX material_request_performer ON material_request USING btree (performer, id);
CREATE INDEX material_request_place ON material_request USING btree (region_path, void, id);
CREATE INDEX material_request_worker ON material_request USING btree (worker, id);

CREATE TABLE measurement (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    task bigint,
    employer bigint,
    post bigint,
    factor text COLLATE "C",
    limit_row text COLLATE "C",
    sampled_day text COLLATE "C",
    sample text COLLATE "C",
    report text COLLATE "C",
    service_institution bigint,
    institution text COLLATE "C",
    hours_per_day double precision,
    days_per_week double precision,
    c_twa text COLLATE "C",
    c_twa_respirable text COLLATE "C",
    c_ste text COLLATE "C",
    c_me text COLLATE "C",
    c_pe text COLLATE "C",
    is_steady bigint,
    free_silica_pct double precision,
    lex_8h double precision,
    lex_40h double precision,
    outcome text COLLATE "C",
    findings text COLLATE "C",
    note text COLLATE "C",
    CONSTRAINT measurement_pkey PRIMARY KEY (id)
);
CREATE INDEX measurement_employer_sampled_day ON measurement USING btree (employer, sampled_day);
CREATE UNIQUE INDEX measurement_natural_key ON measurement USING btree (task, post, factor, sampled_day, COALESCE(sample, ''::text)) WHERE (void = 0);
CREATE INDEX measurement_newest ON measurement USING btree (sampled_day DESC NULLS LAST, id DESC);
CREATE INDEX measurement_organisation ON measurement USING btree (organisation_id, id);
CREATE INDEX measurement_place ON measurement USING btree (region_path, void, id);
CREATE INDEX measurement_post_factor ON measurement USING btree (post, factor);
CREATE INDEX measurement_service_institution ON measurement USING btree (service_institution, id);
CREATE INDEX measurement_task ON measurement USING btree (task, id);

CREATE TABLE minute_rollup (
    device_id bigint NOT NULL,
    factor text COLLATE "C" NOT NULL,
    start_at bigint NOT NULL,
    integral double precision NOT NULL,
    covered_ms bigint NOT NULL,
    sample_count bigint NOT NULL,
    excluded_count bigint NOT NULL,
    over_range_count bigint NOT NULL,
    unflagged_count bigint NOT NULL,
    lowest double precision,
    highest double precision,
    unit text COLLATE "C" NOT NULL,
    source bigint NOT NULL,
    verified bigint NOT NULL,
    simulated bigint NOT NULL,
    CONSTRAINT minute_rollup_pkey PRIMARY KEY (device_id, factor, start_at)
);

CREATE TABLE model_factor (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    device_model bigint,
    source text COLLATE "C",
    factor text COLLATE "C",
    name text COLLATE "C",
    unit text COLLATE "C",
    scale double precision,
    hazard text COLLATE "C",
    CONSTRAINT model_factor_pkey PRIMARY KEY (id)
);
CREATE INDEX model_factor_device_model ON model_factor USING btree (device_model, id);
CREATE UNIQUE INDEX model_factor_natural_key ON model_factor USING btree (device_model, source) WHERE (void = 0);
CREATE INDEX model_factor_organisation ON model_factor USING btree (organisation_id, id);
CREATE INDEX model_factor_place ON model_factor USING btree (region_path, void, id);

CREATE TABLE monitoring_channel (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    employer bigint,
    device bigint,
    factor text COLLATE "C",
    name text COLLATE "C",
    unit text COLLATE "C",
    hazard text COLLATE "C",
    lowest double precision,
    highest double precision,
    CONSTRAINT monitoring_channel_pkey PRIMARY KEY (id)
);
CREATE INDEX monitoring_channel_device ON monitoring_channel USING btree (device, id);
CREATE INDEX monitoring_channel_employer ON monitoring_channel USING btree (employer, id);
CREATE UNIQUE INDEX monitoring_channel_natural_key ON monitoring_channel USING btree (device, factor) WHERE (void = 0);
CREATE INDEX monitoring_channel_organisation ON monitoring_channel USING btree (organisation_id, id);
CREATE INDEX monitoring_channel_place ON monitoring_channel USING btree (region_path, void, id);

CREATE TABLE monitoring_check (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    title text COLLATE "C",
    year bigint,
    region_code text COLLATE "C",
    kind text COLLATE "C",
    size bigint,
    limit_days bigint,
    seed text COLLATE "C",
    population bigint,
    drawn_day text COLLATE "C",
    timeliness double precision,
    accuracy double precision,
    scored_day text COLLATE "C",
    conclusion text COLLATE "C",
    CONSTRAINT monitoring_check_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX monitoring_check_natural_key ON monitoring_check USING btree (title, year, region_code) WHERE (void = 0);
CREATE INDEX monitoring_check_newest ON monitoring_check USING btree (year DESC NULLS LAST, id DESC);
CREATE INDEX monitoring_check_organisation ON monitoring_check USING btree (organisation_id, id);
CREATE INDEX monitoring_check_place ON monitoring_check USING btree (region_path, void, id);

CREATE TABLE monitoring_check_item (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    monitoring_check bigint,
    record_number bigint,
    source text COLLATE "C",
    event_day text COLLATE "C",
    entered_day text COLLATE "C",
    days bigint,
    is_in_time bigint,
    content text COLLATE "C",
    found text COLLATE "C",
    verdict text COLLATE "C",
    checked_day text COLLATE "C",
    checker text COLLATE "C",
    corrected_day text COLLATE "C",
    CONSTRAINT monitoring_check_item_pkey PRIMARY KEY (id)
);
CREATE INDEX monitoring_check_item_monitoring_check ON monitoring_check_item USING btree (monitoring_check, id);
CREATE UNIQUE INDEX monitoring_check_item_natural_key ON monitoring_check_item USING btree (COALESCE(monitoring_check, ('-1'::integer)::bigint), COALESCE(record_number, ('-1'::integer)::bigint)) WHERE (void = 0);
CREATE INDEX monitoring_check_item_order ON monitoring_check_item USING btree (event_day, id);
CREATE INDEX monitoring_check_item_organisation ON monitoring_check_item USING btree (organisation_id, id);
CREATE INDEX monitoring_check_item_place ON monitoring_check_item USING btree (region_path, void, id);

CREATE TABLE monitoring_device (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    mn text COLLATE "C",
    name text COLLATE "C",
    model text COLLATE "C",
    manufacturer text COLLATE "C",
    device_model bigint,
    employer bigint,
    workplace bigint,
    post bigint,
    location text COLLATE "C",
    installed_day text COLLATE "C",
    verification_certificate text COLLATE "C",
    verification_expiry text COLLATE "C",
    calibration_certificate text COLLATE "C",
    calibration_expiry text COLLATE "C",
    interval_seconds bigint,
    minute_period bigint,
    sends_period_end bigint,
    dialects text COLLATE "C",
    answers_unflagged bigint,
    takes_time bigint,
    takes_commands bigint,
    allowed_networks text COLLATE "C",
    password text COLLATE "C",
    password_index text COLLATE "C",
    is_simulated bigint,
    CONSTRAINT monitoring_device_pkey PRIMARY KEY (id)
);
CREATE INDEX monitoring_device_device_model ON monitoring_device USING btree (device_model, id);
CREATE INDEX monitoring_device_employer ON monitoring_device USING btree (employer, id);
CREATE UNIQUE INDEX monitoring_device_natural_key ON monitoring_device USING btree (mn) WHERE (void = 0);
CREATE INDEX monitoring_device_organisation ON monitoring_device USING btree (organisation_id, id);
CREATE INDEX monitoring_device_place ON monitoring_device USING btree (region_path, void, id);
CREATE INDEX monitoring_device_post ON monitoring_device USING btree (post, id);
CREATE INDEX monitoring_device_workplace ON monitoring_device USING btree (workplace, id);

CREATE TABLE monitoring_task (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    year bigint,
    title text COLLATE "C",
    region_code text COLLATE "C",
    factors text COLLATE "C",
    employer_count bigint,
    deadline text COLLATE "C",
    basis text COLLATE "C",
    reported_day text COLLATE "C",
    CONSTRAINT monitoring_task_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX monitoring_task_natural_key ON monitoring_task USING btree (year, region_code) WHERE (void = 0);
CREATE INDEX monitoring_task_newest ON monitoring_task USING btree (year DESC NULLS LAST, id DESC);
CREATE INDEX monitoring_task_organisation ON monitoring_task USING btree (organisation_id, id);
CREATE INDEX monitoring_task_place ON monitoring_task USING btree (region_path, void, id);

CREATE TABLE monitoring_verdict (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    year bigint,
    unit text COLLATE "C",
    employer bigint,
    post bigint,
    factor text COLLATE "C",
    measured bigint,
    exceeded bigint,
    not_assessable bigint,
    outcome text COLLATE "C",
    first_day text COLLATE "C",
    CONSTRAINT monitoring_verdict_pkey PRIMARY KEY (id)
);
CREATE INDEX monitoring_verdict_employer ON monitoring_verdict USING btree (employer, id);
CREATE UNIQUE INDEX monitoring_verdict_natural_key ON monitoring_verdict USING btree (year, unit, employer, COALESCE(post, ('-1'::integer)::bigint), COALESCE(factor, ''::text)) WHERE (void = 0);
CREATE INDEX monitoring_verdict_organisation ON monitoring_verdict USING btree (organisation_id, id);
CREATE INDEX monitoring_verdict_place ON monitoring_verdict USING btree (region_path, void, id);
CREATE INDEX monitoring_verdict_post ON monitoring_verdict USING btree (post, id);
CREATE INDEX monitoring_verdict_year_unit_outcome ON monitoring_verdict USING btree (year, unit, outcome);

CREATE TABLE object_list (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    year bigint,
    kind text COLLATE "C",
    region_code text COLLATE "C",
    frozen_on text COLLATE "C",
    object_count bigint,
    sha256 text COLLATE "C",
    CONSTRAINT object_list_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX object_list_natural_key ON object_list USING btree (year, kind, region_code) WHERE (void = 0);
CREATE INDEX object_list_newest ON object_list USING btree (year DESC NULLS LAST, id DESC);
CREATE INDEX object_list_organisation ON object_list USING btree (organisation_id, id);
CREATE INDEX object_list_place ON object_list USING btree (region_path, void, id);

CREATE TABLE organisation (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    name text COLLATE "C",
    credit_code text COLLATE "C",
    type text COLLATE "C",
    region_code text COLLATE "C",
    parent bigint,
    is_public bigint,
    address text COLLATE "C",
    qualification text COLLATE "C",
    contact_name text COLLATE "C",
    contact_name_index text COLLATE "C",
    contact_phone text COLLATE "C",
    contact_phone_index text COLLATE "C",
    CONSTRAINT organisation_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX organisation_credit_code_unique ON organisation USING btree (credit_code) WHERE (void = 0);
CREATE UNIQUE INDEX organisation_natural_key ON organisation USING btree (name, region_code) WHERE (void = 0);
CREATE INDEX organisation_organisation ON organisation USING btree (organisation_id, id);
CREATE INDEX organisation_parent ON organisation USING btree (parent, id);
CREATE INDEX organisation_place ON organisation USING btree (region_path, void, id);

CREATE TABLE patient (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    worker bigint,
    name text COLLATE "C",
    name_index text COLLATE "C",
    id_number text COLLATE "C",
    id_number_index text COLLATE "C",
    disease text COLLATE "C",
    stage text COLLATE "C",
    diagnosed_day text COLLATE "C",
    region_code text COLLATE "C",
    is_insured bigint,
    has_employer bigint,
    last_visit text COLLATE "C",
    died_day text COLLATE "C",
    death_cause text COLLATE "C",
    diagnosis_case bigint,
    CONSTRAINT patient_pkey PRIMARY KEY (id)
);
CREATE INDEX patient_diagnosis_case ON patient USING btree (diagnosis_case, id);
CREATE UNIQUE INDEX patient_natural_key ON patient USING btree (id_number_index) WHERE (void = 0);
CREATE INDEX patient_organisation ON patient USING btree (organisation_id, id);
CREATE INDEX patient_place ON patient USING btree (region_path, void, id);
CREATE INDEX patient_worker ON patient USING btree (worker, id);

CREATE TABLE patient_referral (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    patient bigint,
    direction text COLLATE "C",
    from_member bigint,
    to_member bigint,
    receiver bigint,
    referred_day text COLLATE "C",
    reason text COLLATE "C",
    records text COLLATE "C",
    received_day text COLLATE "C",
    expert bigint,
    treatment text COLLATE "C",
    treated_day text COLLATE "C",
    back_day text COLLATE "C",
    advice text COLLATE "C",
    taken_day text COLLATE "C",
    CONSTRAINT patient_referral_pkey PRIMARY KEY (id)
);
CREATE INDEX patient_referral_expert ON patient_referral USING btree (expert, id);
CREATE INDEX patient_referral_from_member ON patient_referral USING btree (from_member, id);
CREATE UNIQUE INDEX patient_referral_natural_key ON patient_referral USING btree (patient, referred_day, to_member) WHERE (void = 0);
CREATE INDEX patient_referral_newest ON patient_referral USING btree (referred_day DESC NULLS LAST, id DESC);
CREATE INDEX patient_referral_organisation ON patient_referral USING btree (organisation_id, id);
CREATE INDEX patient_referral_patient ON patient_referral USING btree (patient, id);
CREATE INDEX patient_referral_place ON patient_referral USING btree (region_path, void, id);
CREATE INDEX patient_referral_receiver ON patient_referral USING btree (receiver, id);
CREATE INDEX patient_referral_to_member ON patient_referral USING btree (to_member, id);

CREATE TABLE patient_visit (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    patient bigint,
    visit_day text COLLATE "C",
    way text COLLATE "C",
    outcome text COLLATE "C",
    complication text COLLATE "C",
    is_treated bigint,
    death_cause text COLLATE "C",
    CONSTRAINT patient_visit_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX patient_visit_natural_key ON patient_visit USING btree (patient, visit_day) WHERE (void = 0);
CREATE INDEX patient_visit_newest ON patient_visit USING btree (visit_day DESC NULLS LAST, id DESC);
CREATE INDEX patient_visit_organisation ON patient_visit USING btree (organisation_id, id);
CREATE INDEX patient_visit_patient ON patient_visit USING btree (patient, id);
CREATE INDEX patient_visit_place ON patient_visit USING btree (region_path, void, id);

CREATE TABLE plan_indicator (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    region_code text COLLATE "C",
    plan text COLLATE "C",
    number text COLLATE "C",
    name text COLLATE "C",
    target_text text COLLATE "C",
    target_value double precision,
    printed_comparator text COLLATE "C",
    tested_comparator text COLLATE "C",
    unit text COLLATE "C",
    measure text COLLATE "C",
    numerator_text text COLLATE "C",
    denominator_text text COLLATE "C",
    source text COLLATE "C",
    evidence text COLLATE "C",
    valid_from text COLLATE "C",
    valid_to text COLLATE "C",
    CONSTRAINT plan_indicator_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX plan_indicator_natural_key ON plan_indicator USING btree (region_code, number) WHERE (void = 0);
CREATE INDEX plan_indicator_order ON plan_indicator USING btree (number, id);
CREATE INDEX plan_indicator_organisation ON plan_indicator USING btree (organisation_id, id);
CREATE INDEX plan_indicator_place ON plan_indicator USING btree (region_path, void, id);

CREATE TABLE post (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    employer bigint,
    workplace bigint,
    workshop text COLLATE "C",
    name text COLLATE "C",
    work text COLLATE "C",
    headcount bigint,
    shift text COLLATE "C",
    CONSTRAINT post_pkey PRIMARY KEY (id)
);
CREATE INDEX post_employer ON post USING btree (employer, id);
CREATE UNIQUE INDEX post_natural_key ON post USING btree (workplace, workshop, name) WHERE (void = 0);
CREATE INDEX post_organisation ON post USING btree (organisation_id, id);
CREATE INDEX post_place ON post USING btree (region_path, void, id);
CREATE INDEX post_workplace ON post USING btree (workplace, id);

CREATE TABLE post_hazard (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    employer bigint,
    post bigint,
    hazard text COLLATE "C",
    exposed_headcount bigint,
    hours_per_shift double precision,
    days_per_week double precision,
    free_silica double precision,
    is_exempt_source bigint,
    facilities text COLLATE "C",
    equipment text COLLATE "C",
    hazard_class text COLLATE "C",
    nature text COLLATE "C",
    CONSTRAINT post_hazard_pkey PRIMARY KEY (id)
);
CREATE INDEX post_hazard_employer ON post_hazard USING btree (employer, id);
CREATE UNIQUE INDEX post_hazard_natural_key ON post_hazard USING btree (post, hazard) WHERE (void = 0);
CREATE INDEX post_hazard_organisation ON post_hazard USING btree (organisation_id, id);
CREATE INDEX post_hazard_place ON post_hazard USING btree (region_path, void, id);
CREATE INDEX post_hazard_post ON post_hazard USING btree (post, id);

CREATE TABLE product_setting (
    name text COLLATE "C" NOT NULL,
    value text COLLATE "C" NOT NULL,
    CONSTRAINT product_setting_pkey PRIMARY KEY (name)
);

CREATE TABLE quality_control (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    institution bigint,
    year bigint,
    planned_day text COLLATE "C",
    team text COLLATE "C",
    visited_day text COLLATE "C",
    form_version text COLLATE "C",
    general_score double precision,
    project_score double precision,
    score double precision,
    failed_keys text COLLATE "C",
    result text COLLATE "C",
    problems text COLLATE "C",
    rectification text COLLATE "C",
    submitted_day text COLLATE "C",
    rectified_day text COLLATE "C",
    published_day text COLLATE "C",
    CONSTRAINT quality_control_pkey PRIMARY KEY (id)
);
CREATE INDEX quality_control_institution_year ON quality_control USING btree (institution, year);
CREATE UNIQUE INDEX quality_control_natural_key ON quality_control USING btree (institution, year) WHERE (void = 0);
CREATE INDEX quality_control_newest ON quality_control USING btree (year DESC NULLS LAST, id DESC);
CREATE INDEX quality_control_organisation ON quality_control USING btree (organisation_id, id);
CREATE INDEX quality_control_place ON quality_control USING btree (region_path, void, id);

CREATE TABLE quality_score (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    quality_control bigint,
    item text COLLATE "C",
    points double precision,
    remark text COLLATE "C",
    CONSTRAINT quality_score_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX quality_score_natural_key ON quality_score USING btree (quality_control, item) WHERE (void = 0);
CREATE INDEX quality_score_organisation ON quality_score USING btree (organisation_id, id);
CREATE INDEX quality_score_place ON quality_score USING btree (region_path, void, id);
CREATE INDEX quality_score_quality_control ON quality_score USING btree (quality_control, id);

CREATE TABLE quarantined_device (
    mn text COLLATE "C" NOT NULL,
    reason text COLLATE "C" NOT NULL,
    first_at bigint NOT NULL,
    last_at bigint NOT NULL,
    frame_count bigint NOT NULL,
    peer text COLLATE "C" NOT NULL,
    CONSTRAINT quarantined_device_pkey PRIMARY KEY (mn)
);

CREATE TABLE radiation_device (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    radiation_unit bigint,
    name text COLLATE "C",
    kind text COLLATE "C",
    serial text COLLATE "C",
    room text COLLATE "C",
    installed_day text COLLATE "C",
    last_test text COLLATE "C",
    last_result text COLLATE "C",
    next_test text COLLATE "C",
    CONSTRAINT radiation_device_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX radiation_device_natural_key ON radiation_device USING btree (radiation_unit, serial) WHERE (void = 0);
CREATE INDEX radiation_device_organisation ON radiation_device USING btree (organisation_id, id);
CREATE INDEX radiation_device_place ON radiation_device USING btree (region_path, void, id);
CREATE INDEX radiation_device_radiation_unit ON radiation_device USING btree (radiation_unit, id);

CREATE TABLE radiation_test (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    device bigint,
    kind text COLLATE "C",
    planned_day text COLLATE "C",
    tested_day text COLLATE "C",
    service text COLLATE "C",
    report text COLLATE "C",
    result text COLLATE "C",
    findings text COLLATE "C",
    CONSTRAINT radiation_test_pkey PRIMARY KEY (id)
);
CREATE INDEX radiation_test_device ON radiation_test USING btree (device, id);
CREATE UNIQUE INDEX radiation_test_natural_key ON radiation_test USING btree (device, kind, planned_day) WHERE (void = 0);
CREATE INDEX radiation_test_newest ON radiation_test USING btree (planned_day DESC NULLS LAST, id DESC);
CREATE INDEX radiation_test_organisation ON radiation_test USING btree (organisation_id, id);
CREATE INDEX radiation_test_place ON radiation_test USING btree (region_path, void, id);

CREATE TABLE radiation_unit (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    employer bigint,
    field text COLLATE "C",
    licence text COLLATE "C",
    valid_from text COLLATE "C",
    valid_until text COLLATE "C",
    contact text COLLATE "C",
    CONSTRAINT radiation_unit_pkey PRIMARY KEY (id)
);
CREATE INDEX radiation_unit_employer ON radiation_unit USING btree (employer, id);
CREATE UNIQUE INDEX radiation_unit_natural_key ON radiation_unit USING btree (employer, field) WHERE (void = 0);
CREATE INDEX radiation_unit_organisation ON radiation_unit USING btree (organisation_id, id);
CREATE INDEX radiation_unit_place ON radiation_unit USING btree (region_path, void, id);

CREATE TABLE radiation_worker (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    worker bigint,
    employer bigint,
    name text COLLATE "C",
    name_index text COLLATE "C",
    id_number text COLLATE "C",
    id_number_index text COLLATE "C",
    field text COLLATE "C",
    work text COLLATE "C",
    certificate text COLLATE "C",
    from_day text COLLATE "C",
    to_day text COLLATE "C",
    periods_per_year bigint,
    CONSTRAINT radiation_worker_pkey PRIMARY KEY (id)
);
CREATE INDEX radiation_worker_employer ON radiation_worker USING btree (employer, id);
CREATE UNIQUE INDEX radiation_worker_natural_key ON radiation_worker USING btree (employer, id_number_index, from_day) WHERE (void = 0);
CREATE INDEX radiation_worker_organisation ON radiation_worker USING btree (organisation_id, id);
CREATE INDEX radiation_worker_place ON radiation_worker USING btree (region_path, void, id);
CREATE INDEX radiation_worker_worker ON radiation_worker USING btree (worker, id);

CREATE TABLE reading (
    device_id bigint NOT NULL,
    command bigint NOT NULL,
    at bigint NOT NULL,
    factor text COLLATE "C" NOT NULL,
    statistic text COLLATE "C" NOT NULL,
    revision bigint NOT NULL,
    value double precision,
    value_text text COLLATE "C" NOT NULL,
    flag text COLLATE "C" NOT NULL,
    unit text COLLATE "C" NOT NULL,
    verified bigint NOT NULL,
    marks bigint NOT NULL,
    arrived_at bigint NOT NULL,
    CONSTRAINT reading_pkey PRIMARY KEY (device_id, command, at, factor, statistic, revision)
);

CREATE TABLE reading_other (
    device_id bigint NOT NULL,
    command bigint NOT NULL,
    at bigint NOT NULL,
    factor text COLLATE "C" NOT NULL,
    statistic text COLLATE "C" NOT NULL,
    revision bigint NOT NULL,
    value double precision,
    value_text text COLLATE "C" NOT NULL,
    flag text COLLATE "C" NOT NULL,
    unit text COLLATE "C" NOT NULL,
    verified bigint NOT NULL,
    marks bigint NOT NULL,
    arrived_at bigint NOT NULL,
    CONSTRAINT reading_other_pkey PRIMARY KEY (device_id, command, at, factor, statistic, revision)
);

CREATE TABLE refused_frame (
    id bigint NOT NULL,
    arrived_at bigint NOT NULL,
    reason text COLLATE "C" NOT NULL,
    mn text COLLATE "C" NOT NULL,
    peer text COLLATE "C" NOT NULL,
    content bytea NOT NULL,
    CONSTRAINT refused_frame_pkey PRIMARY KEY (id)
);
CREATE INDEX refused_frame_arrival ON refused_frame USING btree (arrived_at);
CREATE INDEX refused_frame_mn ON refused_frame USING btree (mn, arrived_at);
CREATE INDEX refused_frame_peer ON refused_frame USING btree (peer, arrived_at);

CREATE TABLE region (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    code text COLLATE "C",
    name text COLLATE "C",
    parent text COLLATE "C",
    type text COLLATE "C",
    is_statutory bigint,
    is_counted bigint,
    valid_from text COLLATE "C",
    valid_to text COLLATE "C",
    aliases text COLLATE "C",
    evidence text COLLATE "C",
    path text COLLATE "C",
    shipped_digest text COLLATE "C",
    CONSTRAINT region_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX region_natural_key ON region USING btree (code) WHERE (void = 0);
CREATE INDEX region_order ON region USING btree (code, id);
CREATE INDEX region_organisation ON region USING btree (organisation_id, id);
CREATE INDEX region_place ON region USING btree (region_path, void, id);

CREATE TABLE register_column (
    register text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    added_at bigint NOT NULL,
    CONSTRAINT register_column_pkey PRIMARY KEY (register, name)
);

CREATE TABLE rehabilitation_session (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    station bigint,
    patient bigint,
    session_day text COLLATE "C",
    activity text COLLATE "C",
    minutes bigint,
    six_minute_walk double precision,
    fvc double precision,
    note text COLLATE "C",
    CONSTRAINT rehabilitation_session_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX rehabilitation_session_natural_key ON rehabilitation_session USING btree (station, patient, session_day, activity) WHERE (void = 0);
CREATE INDEX rehabilitation_session_newest ON rehabilitation_session USING btree (session_day DESC NULLS LAST, id DESC);
CREATE INDEX rehabilitation_session_organisation ON rehabilitation_session USING btree (organisation_id, id);
CREATE INDEX rehabilitation_session_patient ON rehabilitation_session USING btree (patient, id);
CREATE INDEX rehabilitation_session_place ON rehabilitation_session USING btree (region_path, void, id);
CREATE INDEX rehabilitation_session_station_session_day ON rehabilitation_session USING btree (station, session_day);

CREATE TABLE rehabilitation_station (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    name text COLLATE "C",
    kind text COLLATE "C",
    region_code text COLLATE "C",
    address text COLLATE "C",
    organisation bigint,
    staff text COLLATE "C",
    devices text COLLATE "C",
    serving_since text COLLATE "C",
    assessed_day text COLLATE "C",
    CONSTRAINT rehabilitation_station_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX rehabilitation_station_natural_key ON rehabilitation_station USING btree (name, region_code) WHERE (void = 0);
CREATE INDEX rehabilitation_station_organisation ON rehabilitation_station USING btree (organisation_id, id);
CREATE INDEX rehabilitation_station_place ON rehabilitation_station USING btree (region_path, void, id);

CREATE TABLE rehabilitation_threshold (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    region_code text COLLATE "C",
    persons bigint,
    from_day text COLLATE "C",
    basis text COLLATE "C",
    CONSTRAINT rehabilitation_threshold_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX rehabilitation_threshold_natural_key ON rehabilitation_threshold USING btree (region_code, from_day) WHERE (void = 0);
CREATE INDEX rehabilitation_threshold_newest ON rehabilitation_threshold USING btree (from_day DESC NULLS LAST, id DESC);
CREATE INDEX rehabilitation_threshold_organisation ON rehabilitation_threshold USING btree (organisation_id, id);
CREATE INDEX rehabilitation_threshold_place ON rehabilitation_threshold USING btree (region_path, void, id);

CREATE TABLE report_card (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    kind text COLLATE "C",
    suspected_case bigint,
    diagnosis_case bigint,
    employer bigint,
    worker bigint,
    region_code text COLLATE "C",
    name text COLLATE "C",
    name_index text COLLATE "C",
    id_number text COLLATE "C",
    id_number_index text COLLATE "C",
    phone text COLLATE "C",
    phone_index text COLLATE "C",
    disease text COLLATE "C",
    other_disease text COLLATE "C",
    work_type text COLLATE "C",
    hazard text COLLATE "C",
    exposed_from text COLLATE "C",
    exposed_years bigint,
    exposed_months bigint,
    applied_day text COLLATE "C",
    found_day text COLLATE "C",
    unit text COLLATE "C",
    unit_head text COLLATE "C",
    case_type text COLLATE "C",
    complication text COLLATE "C",
    stage_one_day text COLLATE "C",
    stage_two_day text COLLATE "C",
    stage_three_day text COLLATE "C",
    pesticide text COLLATE "C",
    cause text COLLATE "C",
    outcome text COLLATE "C",
    place_code text COLLATE "C",
    place_detail text COLLATE "C",
    died_day text COLLATE "C",
    death_reason text COLLATE "C",
    writer text COLLATE "C",
    writer_phone text COLLATE "C",
    written_day text COLLATE "C",
    reporter text COLLATE "C",
    reporter_phone text COLLATE "C",
    report_unit text COLLATE "C",
    report_day text COLLATE "C",
    remark text COLLATE "C",
    CONSTRAINT report_card_pkey PRIMARY KEY (id)
);
CREATE INDEX report_card_diagnosis_case ON report_card USING btree (diagnosis_case, id);
CREATE INDEX report_card_employer ON report_card USING btree (employer, id);
CREATE UNIQUE INDEX report_card_natural_key ON report_card USING btree (kind, id_number_index, found_day) WHERE (void = 0);
CREATE INDEX report_card_newest ON report_card USING btree (found_day DESC NULLS LAST, id DESC);
CREATE INDEX report_card_organisation ON report_card USING btree (organisation_id, id);
CREATE INDEX report_card_place ON report_card USING btree (region_path, void, id);
CREATE INDEX report_card_suspected_case ON report_card USING btree (suspected_case, id);
CREATE INDEX report_card_worker ON report_card USING btree (worker, id);

CREATE TABLE report_survey (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    year bigint,
    region_code text COLLATE "C",
    cases bigint,
    in_time bigint,
    late bigint,
    missing bigint,
    unmatched bigint,
    matched_day text COLLATE "C",
    checked_day text COLLATE "C",
    note text COLLATE "C",
    CONSTRAINT report_survey_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX report_survey_natural_key ON report_survey USING btree (year, region_code) WHERE (void = 0);
CREATE INDEX report_survey_newest ON report_survey USING btree (year DESC NULLS LAST, id DESC);
CREATE INDEX report_survey_organisation ON report_survey USING btree (organisation_id, id);
CREATE INDEX report_survey_place ON report_survey USING btree (region_path, void, id);

CREATE TABLE report_survey_case (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    survey bigint,
    source text COLLATE "C",
    diagnosis_case bigint,
    payment bigint,
    worker bigint,
    event_day text COLLATE "C",
    institution text COLLATE "C",
    report_day text COLLATE "C",
    days bigint,
    verdict text COLLATE "C",
    has_benefit bigint,
    cause text COLLATE "C",
    remedy text COLLATE "C",
    CONSTRAINT report_survey_case_pkey PRIMARY KEY (id)
);
CREATE INDEX report_survey_case_diagnosis_case ON report_survey_case USING btree (diagnosis_case, id);
CREATE UNIQUE INDEX report_survey_case_natural_key ON report_survey_case USING btree (COALESCE(survey, ('-1'::integer)::bigint), COALESCE(diagnosis_case, ('-1'::integer)::bigint), COALESCE(payment, ('-1'::integer)::bigint)) WHERE (void = 0);
CREATE INDEX report_survey_case_newest ON report_survey_case USING btree (event_day DESC NULLS LAST, id DESC);
CREATE INDEX report_survey_case_organisation ON report_survey_case USING btree (organisation_id, id);
CREATE INDEX report_survey_case_payment ON report_survey_case USING btree (payment, id);
CREATE INDEX report_survey_case_place ON report_survey_case USING btree (region_path, void, id);
CREATE INDEX report_survey_case_survey ON report_survey_case USING btree (survey, id);
CREATE INDEX report_survey_case_worker ON report_survey_case USING btree (worker, id);

CREATE TABLE reported_figure (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    indicator bigint,
    region_code text COLLATE "C",
    year bigint,
    numerator bigint,
    denominator bigint,
    base double precision,
    cut_off text COLLATE "C",
    source text COLLATE "C",
    CONSTRAINT reported_figure_pkey PRIMARY KEY (id)
);
CREATE INDEX reported_figure_indicator ON reported_figure USING btree (indicator, id);
CREATE UNIQUE INDEX reported_figure_natural_key ON reported_figure USING btree (indicator, region_code, year) WHERE (void = 0);
CREATE INDEX reported_figure_newest ON reported_figure USING btree (year DESC NULLS LAST, id DESC);
CREATE INDEX reported_figure_organisation ON reported_figure USING btree (organisation_id, id);
CREATE INDEX reported_figure_place ON reported_figure USING btree (region_path, void, id);

CREATE TABLE rereading_round (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    institution bigint,
    kind text COLLATE "C",
    from_day text COLLATE "C",
    to_day text COLLATE "C",
    size bigint,
    drawn_count bigint,
    compared_count bigint,
    observed_agreement double precision,
    kappa double precision,
    weighted_kappa double precision,
    agreement_grade text COLLATE "C",
    CONSTRAINT rereading_round_pkey PRIMARY KEY (id)
);
CREATE INDEX rereading_round_institution ON rereading_round USING btree (institution, id);
CREATE UNIQUE INDEX rereading_round_natural_key ON rereading_round USING btree (institution, kind, from_day) WHERE (void = 0);
CREATE INDEX rereading_round_newest ON rereading_round USING btree (from_day DESC NULLS LAST, id DESC);
CREATE INDEX rereading_round_organisation ON rereading_round USING btree (organisation_id, id);
CREATE INDEX rereading_round_place ON rereading_round USING btree (region_path, void, id);

CREATE TABLE rereading_sample (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    rereading_round bigint,
    number bigint,
    report text COLLATE "C",
    examination bigint,
    second_class text COLLATE "C",
    reader text COLLATE "C",
    read_day text COLLATE "C",
    first_class text COLLATE "C",
    agrees bigint,
    CONSTRAINT rereading_sample_pkey PRIMARY KEY (id)
);
CREATE INDEX rereading_sample_examination ON rereading_sample USING btree (examination, id);
CREATE UNIQUE INDEX rereading_sample_natural_key ON rereading_sample USING btree (rereading_round, number) WHERE (void = 0);
CREATE INDEX rereading_sample_organisation ON rereading_sample USING btree (organisation_id, id);
CREATE INDEX rereading_sample_place ON rereading_sample USING btree (region_path, void, id);
CREATE INDEX rereading_sample_rereading_round ON rereading_sample USING btree (rereading_round, id);

CREATE TABLE responsibility_finding (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    patient bigint,
    found_day text COLLATE "C",
    kind text COLLATE "C",
    employer bigint,
    former_work text COLLATE "C",
    grounds text COLLATE "C",
    local_office text COLLATE "C",
    aid_office text COLLATE "C",
    aid_number text COLLATE "C",
    aided_day text COLLATE "C",
    settled_day text COLLATE "C",
    CONSTRAINT responsibility_finding_pkey PRIMARY KEY (id)
);
CREATE INDEX responsibility_finding_employer ON responsibility_finding USING btree (employer, id);
CREATE UNIQUE INDEX responsibility_finding_natural_key ON responsibility_finding USING btree (patient, found_day) WHERE (void = 0);
CREATE INDEX responsibility_finding_newest ON responsibility_finding USING btree (found_day DESC NULLS LAST, id DESC);
CREATE INDEX responsibility_finding_organisation ON responsibility_finding USING btree (organisation_id, id);
CREATE INDEX responsibility_finding_patient ON responsibility_finding USING btree (patient, id);
CREATE INDEX responsibility_finding_place ON responsibility_finding USING btree (region_path, void, id);

CREATE TABLE retention_rule (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    kind text COLLATE "C",
    days bigint,
    basis text COLLATE "C",
    CONSTRAINT retention_rule_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX retention_rule_kind_unique ON retention_rule USING btree (kind) WHERE (void = 0);
CREATE INDEX retention_rule_organisation ON retention_rule USING btree (organisation_id, id);
CREATE INDEX retention_rule_place ON retention_rule USING btree (region_path, void, id);

CREATE TABLE risk_grading (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    employer bigint,
    graded_day text COLLATE "C",
    method text COLLATE "C",
    nature text COLLATE "C",
    exposure_level text COLLATE "C",
    exposed_headcount bigint,
    hazard_grade text COLLATE "C",
    score double precision,
    management_grade text COLLATE "C",
    risk_class text COLLATE "C",
    evidence text COLLATE "C",
    occasion text COLLATE "C",
    self_check bigint,
    is_current bigint,
    published_day text COLLATE "C",
    published_way text COLLATE "C",
    inspection bigint,
    findings text COLLATE "C",
    CONSTRAINT risk_grading_pkey PRIMARY KEY (id)
);
CREATE INDEX risk_grading_employer_is_current ON risk_grading USING btree (employer, is_current);
CREATE INDEX risk_grading_inspection ON risk_grading USING btree (inspection, id);
CREATE INDEX risk_grading_newest ON risk_grading USING btree (graded_day DESC NULLS LAST, id DESC);
CREATE INDEX risk_grading_organisation ON risk_grading USING btree (organisation_id, id);
CREATE INDEX risk_grading_place ON risk_grading USING btree (region_path, void, id);
CREATE INDEX risk_grading_self_check ON risk_grading USING btree (self_check, id);

CREATE TABLE risk_rule (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    kind text COLLATE "C",
    least bigint,
    days bigint,
    severity text COLLATE "C",
    is_on bigint,
    basis text COLLATE "C",
    CONSTRAINT risk_rule_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX risk_rule_natural_key ON risk_rule USING btree (kind) WHERE (void = 0);
CREATE INDEX risk_rule_organisation ON risk_rule USING btree (organisation_id, id);
CREATE INDEX risk_rule_place ON risk_rule USING btree (region_path, void, id);

CREATE TABLE rollup (
    device_id bigint NOT NULL,
    factor text COLLATE "C" NOT NULL,
    period text COLLATE "C" NOT NULL,
    start_at bigint NOT NULL,
    integral double precision NOT NULL,
    covered_ms bigint NOT NULL,
    sample_count bigint NOT NULL,
    excluded_count bigint NOT NULL,
    over_range_count bigint NOT NULL,
    unflagged_count bigint NOT NULL,
    lowest double precision,
    highest double precision,
    unit text COLLATE "C" NOT NULL,
    source bigint NOT NULL,
    verified bigint NOT NULL,
    simulated bigint NOT NULL,
    CONSTRAINT rollup_pkey PRIMARY KEY (device_id, factor, period, start_at)
);

CREATE TABLE rollup_due (
    device_id bigint NOT NULL,
    minute_at bigint NOT NULL,
    token bigint NOT NULL,
    marked_at bigint NOT NULL,
    CONSTRAINT rollup_due_pkey PRIMARY KEY (device_id, minute_at)
);
CREATE INDEX rollup_due_marked ON rollup_due USING btree (marked_at, device_id, minute_at);

CREATE TABLE sampled_employer (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    task bigint,
    employer bigint,
    origin text COLLATE "C",
    service_institution bigint,
    institution text COLLATE "C",
    planned_day text COLLATE "C",
    note text COLLATE "C",
    CONSTRAINT sampled_employer_pkey PRIMARY KEY (id)
);
CREATE INDEX sampled_employer_employer ON sampled_employer USING btree (employer, id);
CREATE UNIQUE INDEX sampled_employer_natural_key ON sampled_employer USING btree (task, employer) WHERE (void = 0);
CREATE INDEX sampled_employer_organisation ON sampled_employer USING btree (organisation_id, id);
CREATE INDEX sampled_employer_place ON sampled_employer USING btree (region_path, void, id);
CREATE INDEX sampled_employer_service_institution ON sampled_employer USING btree (service_institution, id);
CREATE INDEX sampled_employer_task ON sampled_employer USING btree (task, id);

CREATE TABLE saved_view (
    id bigint NOT NULL,
    account_id bigint NOT NULL,
    register text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    query text COLLATE "C" NOT NULL,
    created_at bigint NOT NULL,
    CONSTRAINT saved_view_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX saved_view_name ON saved_view USING btree (account_id, register, name);

CREATE TABLE schema_step (
    name text COLLATE "C" NOT NULL,
    taken_at bigint NOT NULL,
    CONSTRAINT schema_step_pkey PRIMARY KEY (name)
);

CREATE TABLE screened_person (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    screening_round bigint,
    clinic bigint,
    worker bigint,
    employer bigint,
    name text COLLATE "C",
    name_index text COLLATE "C",
    id_number text COLLATE "C",
    id_number_index text COLLATE "C",
    dust_years double precision,
    screened_day text COLLATE "C",
    film text COLLATE "C",
    reading text COLLATE "C",
    reader text COLLATE "C",
    referred_to text COLLATE "C",
    referred_day text COLLATE "C",
    suspected_case bigint,
    outcome text COLLATE "C",
    CONSTRAINT screened_person_pkey PRIMARY KEY (id)
);
CREATE INDEX screened_person_clinic ON screened_person USING btree (clinic, id);
CREATE INDEX screened_person_employer ON screened_person USING btree (employer, id);
CREATE UNIQUE INDEX screened_person_natural_key ON screened_person USING btree (screening_round, id_number_index) WHERE (void = 0);
CREATE INDEX screened_person_organisation ON screened_person USING btree (organisation_id, id);
CREATE INDEX screened_person_place ON screened_person USING btree (region_path, void, id);
CREATE INDEX screened_person_screening_round ON screened_person USING btree (screening_round, id);
CREATE INDEX screened_person_suspected_case ON screened_person USING btree (suspected_case, id);
CREATE INDEX screened_person_worker ON screened_person USING btree (worker, id);

CREATE TABLE screening_round (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    title text COLLATE "C",
    year bigint,
    region_code text COLLATE "C",
    from_day text COLLATE "C",
    to_day text COLLATE "C",
    target text COLLATE "C",
    clinic bigint,
    minimum_years double precision,
    CONSTRAINT screening_round_pkey PRIMARY KEY (id)
);
CREATE INDEX screening_round_clinic ON screening_round USING btree (clinic, id);
CREATE UNIQUE INDEX screening_round_natural_key ON screening_round USING btree (title, year, region_code) WHERE (void = 0);
CREATE INDEX screening_round_newest ON screening_round USING btree (from_day DESC NULLS LAST, id DESC);
CREATE INDEX screening_round_organisation ON screening_round USING btree (organisation_id, id);
CREATE INDEX screening_round_place ON screening_round USING btree (region_path, void, id);

CREATE TABLE self_check (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    employer bigint,
    year bigint,
    form_version text COLLATE "C",
    opened_day text COLLATE "C",
    test_level text COLLATE "C",
    test_report text COLLATE "C",
    answered_count bigint,
    score double precision,
    key_failed bigint,
    management_grade text COLLATE "C",
    signatory text COLLATE "C",
    submitted_day text COLLATE "C",
    inspection bigint,
    verified_score double precision,
    difference text COLLATE "C",
    CONSTRAINT self_check_pkey PRIMARY KEY (id)
);
CREATE INDEX self_check_employer ON self_check USING btree (employer, id);
CREATE INDEX self_check_inspection ON self_check USING btree (inspection, id);
CREATE UNIQUE INDEX self_check_natural_key ON self_check USING btree (employer, year) WHERE (void = 0);
CREATE INDEX self_check_newest ON self_check USING btree (year DESC NULLS LAST, id DESC);
CREATE INDEX self_check_organisation ON self_check USING btree (organisation_id, id);
CREATE INDEX self_check_place ON self_check USING btree (region_path, void, id);

CREATE TABLE self_check_answer (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    self_check bigint,
    item text COLLATE "C",
    answer text COLLATE "C",
    evidence text COLLATE "C",
    verified_answer text COLLATE "C",
    CONSTRAINT self_check_answer_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX self_check_answer_natural_key ON self_check_answer USING btree (self_check, COALESCE(item, ''::text)) WHERE (void = 0);
CREATE INDEX self_check_answer_organisation ON self_check_answer USING btree (organisation_id, id);
CREATE INDEX self_check_answer_place ON self_check_answer USING btree (region_path, void, id);
CREATE INDEX self_check_answer_self_check ON self_check_answer USING btree (self_check, id);

CREATE TABLE self_check_problem (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    employer bigint,
    self_check bigint,
    item text COLLATE "C",
    item_text text COLLATE "C",
    found_by text COLLATE "C",
    found_day text COLLATE "C",
    deadline text COLLATE "C",
    measure text COLLATE "C",
    done_day text COLLATE "C",
    confirmed_day text COLLATE "C",
    CONSTRAINT self_check_problem_pkey PRIMARY KEY (id)
);
CREATE INDEX self_check_problem_employer ON self_check_problem USING btree (employer, id);
CREATE UNIQUE INDEX self_check_problem_natural_key ON self_check_problem USING btree (self_check, COALESCE(item, ''::text)) WHERE (void = 0);
CREATE INDEX self_check_problem_order ON self_check_problem USING btree (deadline, id);
CREATE INDEX self_check_problem_organisation ON self_check_problem USING btree (organisation_id, id);
CREATE INDEX self_check_problem_place ON self_check_problem USING btree (region_path, void, id);
CREATE INDEX self_check_problem_self_check ON self_check_problem USING btree (self_check, id);

CREATE TABLE shift_exposure (
    device_id bigint NOT NULL,
    factor text COLLATE "C" NOT NULL,
    schedule_id bigint NOT NULL,
    start_at bigint NOT NULL,
    end_at bigint NOT NULL,
    post bigint,
    hazard text COLLATE "C" NOT NULL,
    mean double precision NOT NULL,
    normalised double precision,
    dose double precision,
    unit text COLLATE "C" NOT NULL,
    covered_ms bigint NOT NULL,
    elapsed_ms bigint NOT NULL,
    verified bigint NOT NULL,
    simulated bigint NOT NULL,
    outcome text COLLATE "C" NOT NULL,
    findings text COLLATE "C" NOT NULL,
    CONSTRAINT shift_exposure_pkey PRIMARY KEY (device_id, factor, schedule_id, start_at)
);
CREATE INDEX shift_exposure_post ON shift_exposure USING btree (post, hazard, start_at);

CREATE TABLE shift_schedule (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    employer bigint,
    post bigint,
    name text COLLATE "C",
    starts_at text COLLATE "C",
    hours double precision,
    days_per_week double precision,
    CONSTRAINT shift_schedule_pkey PRIMARY KEY (id)
);
CREATE INDEX shift_schedule_employer ON shift_schedule USING btree (employer, id);
CREATE UNIQUE INDEX shift_schedule_natural_key ON shift_schedule USING btree (employer, COALESCE(post, ('-1'::integer)::bigint), name) WHERE (void = 0);
CREATE INDEX shift_schedule_organisation ON shift_schedule USING btree (organisation_id, id);
CREATE INDEX shift_schedule_place ON shift_schedule USING btree (region_path, void, id);
CREATE INDEX shift_schedule_post ON shift_schedule USING btree (post, id);

CREATE TABLE sign_in_failure (
    name_digest text COLLATE "C" NOT NULL,
    failures bigint NOT NULL,
    locks bigint NOT NULL,
    locked_until bigint,
    last_failure_at bigint NOT NULL,
    CONSTRAINT sign_in_failure_pkey PRIMARY KEY (name_digest)
);

CREATE TABLE support_role (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    institution bigint,
    function text COLLATE "C",
    level text COLLATE "C",
    region_code text COLLATE "C",
    from_day text COLLATE "C",
    until_day text COLLATE "C",
    basis text COLLATE "C",
    CONSTRAINT support_role_pkey PRIMARY KEY (id)
);
CREATE INDEX support_role_institution ON support_role USING btree (institution, id);
CREATE UNIQUE INDEX support_role_natural_key ON support_role USING btree (institution, function, region_code) WHERE (void = 0);
CREATE INDEX support_role_organisation ON support_role USING btree (organisation_id, id);
CREATE INDEX support_role_place ON support_role USING btree (region_path, void, id);

CREATE TABLE suspected_case (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    worker bigint,
    employer bigint,
    examination bigint,
    name text COLLATE "C",
    name_index text COLLATE "C",
    id_number text COLLATE "C",
    id_number_index text COLLATE "C",
    disease text COLLATE "C",
    exposure text COLLATE "C",
    found_day text COLLATE "C",
    finder text COLLATE "C",
    reported_day text COLLATE "C",
    is_acute bigint,
    poisoned bigint,
    worker_told_day text COLLATE "C",
    employer_told_day text COLLATE "C",
    notice_proof text COLLATE "C",
    CONSTRAINT suspected_case_pkey PRIMARY KEY (id)
);
CREATE INDEX suspected_case_employer ON suspected_case USING btree (employer, id);
CREATE INDEX suspected_case_examination ON suspected_case USING btree (examination, id);
CREATE UNIQUE INDEX suspected_case_natural_key ON suspected_case USING btree (id_number_index, found_day, disease) WHERE (void = 0);
CREATE INDEX suspected_case_newest ON suspected_case USING btree (found_day DESC NULLS LAST, id DESC);
CREATE INDEX suspected_case_organisation ON suspected_case USING btree (organisation_id, id);
CREATE INDEX suspected_case_place ON suspected_case USING btree (region_path, void, id);
CREATE INDEX suspected_case_worker ON suspected_case USING btree (worker, id);

CREATE TABLE telemetry_batch (
    device_id bigint NOT NULL,
    batch_key text COLLATE "C" NOT NULL,
    body_hash text COLLATE "C" NOT NULL,
    answer text COLLATE "C" NOT NULL,
    arrived_at bigint NOT NULL,
    CONSTRAINT telemetry_batch_pkey PRIMARY KEY (device_id, batch_key)
);
CREATE INDEX telemetry_batch_arrival ON telemetry_batch USING btree (arrived_at);

CREATE TABLE telemetry_stamp (
    id bigint NOT NULL,
    stamp bigint NOT NULL,
    CONSTRAINT telemetry_stamp_pkey PRIMARY KEY (id)
);

CREATE TABLE township_power (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    region_code text COLLATE "C",
    article text COLLATE "C",
    item text COLLATE "C",
    from_day text COLLATE "C",
    until_day text COLLATE "C",
    source text COLLATE "C",
    mark text COLLATE "C",
    CONSTRAINT township_power_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX township_power_natural_key ON township_power USING btree (region_code, article, item, from_day) WHERE (void = 0);
CREATE INDEX township_power_newest ON township_power USING btree (from_day DESC NULLS LAST, id DESC);
CREATE INDEX township_power_organisation ON township_power USING btree (organisation_id, id);
CREATE INDEX township_power_place ON township_power USING btree (region_path, void, id);

CREATE TABLE warning (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    title text COLLATE "C",
    kind text COLLATE "C",
    severity text COLLATE "C",
    employer bigint,
    workplace bigint,
    post bigint,
    raised_at bigint,
    last_at bigint,
    ended_at bigint,
    occurrences bigint,
    measured text COLLATE "C",
    limit_text text COLLATE "C",
    basis text COLLATE "C",
    is_evidence bigint,
    assignee text COLLATE "C",
    assigned_at bigint,
    answer text COLLATE "C",
    evidence text COLLATE "C",
    answered_at bigint,
    response_minutes bigint,
    outcome text COLLATE "C",
    closed_at bigint,
    source_page text COLLATE "C",
    source_key text COLLATE "C",
    CONSTRAINT warning_pkey PRIMARY KEY (id)
);
CREATE INDEX warning_employer ON warning USING btree (employer, id);
CREATE INDEX warning_newest ON warning USING btree (raised_at DESC NULLS LAST, id DESC);
CREATE INDEX warning_organisation ON warning USING btree (organisation_id, id);
CREATE INDEX warning_place ON warning USING btree (region_path, void, id);
CREATE INDEX warning_post ON warning USING btree (post, id);
CREATE INDEX warning_source_key ON warning USING btree (source_key);
CREATE INDEX warning_workplace ON warning USING btree (workplace, id);

CREATE TABLE warning_handover (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    warning bigint,
    employer bigint,
    kind text COLLATE "C",
    content text COLLATE "C",
    is_evidence bigint,
    handed_day text COLLATE "C",
    accepted_day text COLLATE "C",
    acted_day text COLLATE "C",
    answer text COLLATE "C",
    answered_day text COLLATE "C",
    CONSTRAINT warning_handover_pkey PRIMARY KEY (id)
);
CREATE INDEX warning_handover_employer ON warning_handover USING btree (employer, id);
CREATE INDEX warning_handover_newest ON warning_handover USING btree (handed_day DESC NULLS LAST, id DESC);
CREATE INDEX warning_handover_organisation ON warning_handover USING btree (organisation_id, id);
CREATE INDEX warning_handover_place ON warning_handover USING btree (region_path, void, id);
CREATE INDEX warning_handover_warning ON warning_handover USING btree (warning, id);

CREATE TABLE wearing_observation (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    survey bigint,
    employer bigint,
    post bigint,
    place bigint,
    observed_day text COLLATE "C",
    result text COLLATE "C",
    fault text COLLATE "C",
    is_counted bigint,
    CONSTRAINT wearing_observation_pkey PRIMARY KEY (id)
);
CREATE INDEX wearing_observation_employer ON wearing_observation USING btree (employer, id);
CREATE INDEX wearing_observation_is_counted_observed_day ON wearing_observation USING btree (is_counted, observed_day);
CREATE UNIQUE INDEX wearing_observation_natural_key ON wearing_observation USING btree (survey, post, place) WHERE (void = 0);
CREATE INDEX wearing_observation_organisation ON wearing_observation USING btree (organisation_id, id);
CREATE INDEX wearing_observation_place ON wearing_observation USING btree (region_path, void, id);
CREATE INDEX wearing_observation_post ON wearing_observation USING btree (post, id);
CREATE INDEX wearing_observation_survey ON wearing_observation USING btree (survey, id);

CREATE TABLE wearing_survey (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    employer bigint,
    surveyed_day text COLLATE "C",
    sampling text COLLATE "C",
    sample_size bigint,
    seed text COLLATE "C",
    shift text COLLATE "C",
    surveyor text COLLATE "C",
    conducted_by text COLLATE "C",
    population bigint,
    observed bigint,
    correct bigint,
    rate double precision,
    note text COLLATE "C",
    CONSTRAINT wearing_survey_pkey PRIMARY KEY (id)
);
CREATE INDEX wearing_survey_employer ON wearing_survey USING btree (employer, id);
CREATE UNIQUE INDEX wearing_survey_natural_key ON wearing_survey USING btree (employer, surveyed_day, COALESCE(shift, ''::text)) WHERE (void = 0);
CREATE INDEX wearing_survey_newest ON wearing_survey USING btree (surveyed_day DESC NULLS LAST, id DESC);
CREATE INDEX wearing_survey_organisation ON wearing_survey USING btree (organisation_id, id);
CREATE INDEX wearing_survey_place ON wearing_survey USING btree (region_path, void, id);

CREATE TABLE worker (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    shown text COLLATE "C",
    name text COLLATE "C",
    name_index text COLLATE "C",
    id_number text COLLATE "C",
    id_number_index text COLLATE "C",
    sex text COLLATE "C",
    birth_day text COLLATE "C",
    region_code text COLLATE "C",
    CONSTRAINT worker_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX worker_natural_key ON worker USING btree (id_number_index) WHERE (void = 0);
CREATE INDEX worker_organisation ON worker USING btree (organisation_id, id);
CREATE INDEX worker_place ON worker USING btree (region_path, void, id);

CREATE TABLE workplace (
    id bigint NOT NULL,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    region_path text COLLATE "C" NOT NULL,
    organisation_id bigint,
    void bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    employer bigint,
    name text COLLATE "C",
    region_code text COLLATE "C",
    address text COLLATE "C",
    started_day text COLLATE "C",
    closed_day text COLLATE "C",
    is_rostered bigint,
    last_declared_day text COLLATE "C",
    declared_until text COLLATE "C",
    CONSTRAINT workplace_pkey PRIMARY KEY (id)
);
CREATE INDEX workplace_employer ON workplace USING btree (employer, id);
CREATE UNIQUE INDEX workplace_natural_key ON workplace USING btree (employer, name) WHERE (void = 0);
CREATE INDEX workplace_organisation ON workplace USING btree (organisation_id, id);
CREATE INDEX workplace_place ON workplace USING btree (region_path, void, id);
