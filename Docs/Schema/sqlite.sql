CREATE TABLE access_log (
    writer INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    at INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    account_name TEXT NOT NULL,
    role TEXT NOT NULL,
    action TEXT NOT NULL,
    register TEXT NOT NULL,
    record_ids TEXT NOT NULL,
    filter_digest TEXT NOT NULL,
    record_count INTEGER NOT NULL,
    reason TEXT NOT NULL,
    address TEXT NOT NULL,
    link TEXT NOT NULL,
    PRIMARY KEY (writer, sequence)
);

CREATE INDEX access_log_account ON access_log (account_id, at);

CREATE INDEX access_log_at ON access_log (at, writer, sequence);

CREATE TABLE access_log_anchor (
    writer INTEGER PRIMARY KEY,
    purged_sequence INTEGER NOT NULL,
    purged_link TEXT NOT NULL,
    last_sequence INTEGER NOT NULL,
    last_link TEXT NOT NULL,
    seal TEXT NOT NULL
);

CREATE TABLE access_log_record (
    register TEXT NOT NULL,
    record_id INTEGER NOT NULL,
    writer INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    PRIMARY KEY (register, record_id, writer, sequence)
);

CREATE TABLE access_token (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES account (id),
    name TEXT NOT NULL,
    token_digest TEXT NOT NULL UNIQUE,
    scope TEXT NOT NULL,
    registers TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    last_used_at INTEGER,
    revoked_at INTEGER
);

CREATE INDEX access_token_account ON access_token (account_id, id);

CREATE TABLE account (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    display_name TEXT NOT NULL,
    role TEXT NOT NULL,
    state TEXT NOT NULL,
    organisation_id INTEGER,
    region_path TEXT,
    person_id INTEGER,
    password_hash TEXT NOT NULL,
    must_change_password INTEGER NOT NULL,
    totp_secret TEXT,
    totp_pending TEXT,
    totp_last_step INTEGER NOT NULL,
    prepared_by INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    last_sign_in_at INTEGER,
    version INTEGER NOT NULL
);

CREATE INDEX account_organisation ON account (organisation_id);

CREATE TABLE account_password (
    account_id INTEGER NOT NULL REFERENCES account (id),
    number INTEGER NOT NULL,
    password_hash TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (account_id, number)
);

CREATE TABLE account_recovery_code (
    account_id INTEGER NOT NULL REFERENCES account (id),
    code_digest TEXT NOT NULL,
    PRIMARY KEY (account_id, code_digest)
);

CREATE TABLE account_session (
    id INTEGER PRIMARY KEY,
    token_digest TEXT NOT NULL UNIQUE,
    account_id INTEGER NOT NULL REFERENCES account (id),
    created_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    address TEXT NOT NULL,
    agent TEXT NOT NULL,
    second_factor_passed INTEGER NOT NULL
);

CREATE INDEX account_session_account ON account_session (account_id);

CREATE TABLE alarm_memory (
    device_id INTEGER NOT NULL,
    factor TEXT NOT NULL,
    latest_at INTEGER NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (device_id, factor)
);

CREATE TABLE alarm_moment (id INTEGER PRIMARY KEY, looked_at INTEGER NOT NULL);

CREATE TABLE alarm_rule (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    name TEXT,
    kind TEXT,
    unit TEXT,
    hazard TEXT,
    threshold REAL,
    clearing REAL,
    minutes INTEGER,
    severity TEXT,
    is_on INTEGER,
    basis TEXT
);

CREATE UNIQUE INDEX alarm_rule_natural_key ON alarm_rule (name) WHERE void = 0;

CREATE INDEX alarm_rule_organisation ON alarm_rule (organisation_id, id);

CREATE INDEX alarm_rule_place ON alarm_rule (region_path, void, id);

CREATE TABLE appraisal (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    diagnosis_case INTEGER,
    level TEXT,
    applicant TEXT,
    applied_day TEXT,
    accepted_day TEXT,
    result TEXT,
    conclusion TEXT,
    disease TEXT,
    stage TEXT,
    served_day TEXT,
    note TEXT
);

CREATE INDEX appraisal_diagnosis_case ON appraisal (diagnosis_case, id);

CREATE UNIQUE INDEX appraisal_natural_key ON appraisal (diagnosis_case, level) WHERE void = 0;

CREATE INDEX appraisal_organisation ON appraisal (organisation_id, id);

CREATE INDEX appraisal_place ON appraisal (region_path, void, id);

CREATE TABLE assignment (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    worker INTEGER,
    employer INTEGER,
    post INTEGER,
    name TEXT,
    name_index TEXT,
    id_number TEXT,
    id_number_index TEXT,
    from_day TEXT,
    to_day TEXT,
    has_changed INTEGER,
    stopped_day TEXT,
    stop_proof TEXT,
    resumed_day TEXT
);

CREATE INDEX assignment_employer ON assignment (employer, id);

CREATE UNIQUE INDEX assignment_natural_key ON assignment (post, id_number_index, from_day) WHERE void = 0;

CREATE INDEX assignment_order ON assignment (from_day, id);

CREATE INDEX assignment_organisation ON assignment (organisation_id, id);

CREATE INDEX assignment_place ON assignment (region_path, void, id);

CREATE INDEX assignment_post ON assignment (post, id);

CREATE INDEX assignment_worker ON assignment (worker, id);

CREATE TABLE assistance (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    patient INTEGER,
    kind TEXT,
    department TEXT,
    status TEXT,
    consented INTEGER,
    pushed_day TEXT,
    way TEXT,
    batch TEXT,
    basis TEXT,
    content TEXT,
    recalled_day TEXT,
    received_day TEXT,
    answered_day TEXT,
    outcome TEXT,
    benefit_from TEXT,
    amount REAL,
    answer TEXT
);

CREATE INDEX assistance_batch ON assistance (batch);

CREATE UNIQUE INDEX assistance_natural_key ON assistance (patient, kind, COALESCE(pushed_day, '')) WHERE void = 0;

CREATE INDEX assistance_order ON assistance (pushed_day, id);

CREATE INDEX assistance_organisation ON assistance (organisation_id, id);

CREATE INDEX assistance_patient ON assistance (patient, id);

CREATE INDEX assistance_place ON assistance (region_path, void, id);

CREATE TABLE assistance_pilot (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    employer INTEGER,
    subject TEXT,
    kit TEXT,
    institution TEXT,
    protocol TEXT,
    from_day TEXT,
    to_day TEXT,
    result TEXT,
    conclusion TEXT,
    evaluated_day TEXT
);

CREATE INDEX assistance_pilot_employer ON assistance_pilot (employer, id);

CREATE UNIQUE INDEX assistance_pilot_natural_key ON assistance_pilot (employer, subject, from_day) WHERE void = 0;

CREATE INDEX assistance_pilot_order ON assistance_pilot (from_day, id);

CREATE INDEX assistance_pilot_organisation ON assistance_pilot (organisation_id, id);

CREATE INDEX assistance_pilot_place ON assistance_pilot (region_path, void, id);

CREATE TABLE attachment (
    id INTEGER PRIMARY KEY,
    register TEXT NOT NULL,
    record_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    content BLOB NOT NULL
);

CREATE INDEX attachment_record ON attachment (register, record_id, id);

CREATE TABLE audiogram (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    worker INTEGER,
    employer INTEGER,
    post INTEGER,
    name TEXT,
    name_index TEXT,
    id_number TEXT,
    id_number_index TEXT,
    test_day TEXT,
    kind TEXT,
    institution TEXT,
    audiometer TEXT,
    quiet_hours REAL,
    noise_years REAL,
    air_r_125 TEXT,
    air_r_250 TEXT,
    air_r_500 TEXT,
    air_r_1000 TEXT,
    air_r_2000 TEXT,
    air_r_3000 TEXT,
    air_r_4000 TEXT,
    air_r_6000 TEXT,
    air_r_8000 TEXT,
    air_l_125 TEXT,
    air_l_250 TEXT,
    air_l_500 TEXT,
    air_l_1000 TEXT,
    air_l_2000 TEXT,
    air_l_3000 TEXT,
    air_l_4000 TEXT,
    air_l_6000 TEXT,
    air_l_8000 TEXT,
    bone_r_250 TEXT,
    bone_r_500 TEXT,
    bone_r_1000 TEXT,
    bone_r_2000 TEXT,
    bone_r_3000 TEXT,
    bone_r_4000 TEXT,
    bone_l_250 TEXT,
    bone_l_500 TEXT,
    bone_l_1000 TEXT,
    bone_l_2000 TEXT,
    bone_l_3000 TEXT,
    bone_l_4000 TEXT,
    age INTEGER,
    counted_years REAL,
    baseline_day TEXT,
    shift_left REAL,
    shift_right REAL,
    high_mean REAL,
    weighted REAL,
    outcome TEXT,
    findings TEXT,
    remarks TEXT,
    referred_to TEXT,
    referred_day TEXT
);

CREATE INDEX audiogram_employer_test_day ON audiogram (employer, test_day);

CREATE UNIQUE INDEX audiogram_natural_key ON audiogram (id_number_index, test_day, kind) WHERE void = 0;

CREATE INDEX audiogram_order ON audiogram (test_day, id);

CREATE INDEX audiogram_organisation ON audiogram (organisation_id, id);

CREATE INDEX audiogram_place ON audiogram (region_path, void, id);

CREATE INDEX audiogram_post ON audiogram (post, id);

CREATE INDEX audiogram_worker_test_day ON audiogram (worker, test_day);

CREATE TABLE benefit_payment (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    region_code TEXT,
    kind TEXT,
    paid_day TEXT,
    worker INTEGER,
    name TEXT,
    name_index TEXT,
    id_number TEXT,
    id_number_index TEXT,
    diagnosis TEXT,
    payer TEXT
);

CREATE UNIQUE INDEX benefit_payment_natural_key ON benefit_payment (id_number_index, paid_day, kind) WHERE void = 0;

CREATE INDEX benefit_payment_order ON benefit_payment (paid_day, id);

CREATE INDEX benefit_payment_organisation ON benefit_payment (organisation_id, id);

CREATE INDEX benefit_payment_place ON benefit_payment (region_path, void, id);

CREATE INDEX benefit_payment_worker ON benefit_payment (worker, id);

CREATE TABLE booked_person (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    examination_booking INTEGER,
    worker INTEGER,
    performer INTEGER
);

CREATE INDEX booked_person_examination_booking ON booked_person (examination_booking, id);

CREATE UNIQUE INDEX booked_person_natural_key ON booked_person (examination_booking, worker) WHERE void = 0;

CREATE INDEX booked_person_organisation ON booked_person (organisation_id, id);

CREATE INDEX booked_person_performer ON booked_person (performer, id);

CREATE INDEX booked_person_place ON booked_person (region_path, void, id);

CREATE INDEX booked_person_worker ON booked_person (worker, id);

CREATE TABLE cabin_visit (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    cabin INTEGER,
    clinic INTEGER,
    visit_day TEXT,
    service TEXT,
    worker INTEGER,
    name TEXT,
    name_index TEXT,
    id_number TEXT,
    id_number_index TEXT,
    results TEXT,
    advice TEXT
);

CREATE INDEX cabin_visit_cabin_visit_day ON cabin_visit (cabin, visit_day);

CREATE INDEX cabin_visit_clinic ON cabin_visit (clinic, id);

CREATE UNIQUE INDEX cabin_visit_natural_key ON cabin_visit (cabin, id_number_index, visit_day, service) WHERE void = 0;

CREATE INDEX cabin_visit_order ON cabin_visit (visit_day, id);

CREATE INDEX cabin_visit_organisation ON cabin_visit (organisation_id, id);

CREATE INDEX cabin_visit_place ON cabin_visit (region_path, void, id);

CREATE INDEX cabin_visit_worker ON cabin_visit (worker, id);

CREATE TABLE card_dispatch (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    kind TEXT,
    made_day TEXT,
    card_count INTEGER,
    cards TEXT,
    gap_count INTEGER,
    organ_code TEXT,
    digest TEXT,
    answered_day TEXT,
    answer TEXT
);

CREATE UNIQUE INDEX card_dispatch_natural_key ON card_dispatch (kind, made_day, COALESCE(digest, '')) WHERE void = 0;

CREATE INDEX card_dispatch_order ON card_dispatch (made_day, id);

CREATE INDEX card_dispatch_organisation ON card_dispatch (organisation_id, id);

CREATE INDEX card_dispatch_place ON card_dispatch (region_path, void, id);

CREATE TABLE care_exchange (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    direction TEXT,
    exchange_day TEXT,
    period_from TEXT,
    period_to TEXT,
    records INTEGER,
    refused INTEGER,
    known INTEGER,
    digest TEXT
);

CREATE INDEX care_exchange_order ON care_exchange (exchange_day, id);

CREATE INDEX care_exchange_organisation ON care_exchange (organisation_id, id);

CREATE INDEX care_exchange_place ON care_exchange (region_path, void, id);

CREATE TABLE care_expert (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    name TEXT,
    specialty TEXT,
    member INTEGER,
    title TEXT,
    valid_until TEXT
);

CREATE INDEX care_expert_member ON care_expert (member, id);

CREATE UNIQUE INDEX care_expert_natural_key ON care_expert (name, member) WHERE void = 0;

CREATE INDEX care_expert_organisation ON care_expert (organisation_id, id);

CREATE INDEX care_expert_place ON care_expert (region_path, void, id);

CREATE TABLE care_network_member (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    name TEXT,
    level TEXT,
    region_code TEXT,
    organisation INTEGER,
    diagnoses INTEGER,
    treats INTEGER,
    rehabilitates INTEGER,
    contact TEXT
);

CREATE UNIQUE INDEX care_network_member_natural_key ON care_network_member (name) WHERE void = 0;

CREATE INDEX care_network_member_organisation ON care_network_member (organisation_id, id);

CREATE INDEX care_network_member_place ON care_network_member (region_path, void, id);

CREATE TABLE case_document (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    enforcement_case INTEGER,
    kind TEXT,
    number TEXT,
    body TEXT,
    issued_day TEXT,
    served_day TEXT,
    receiver TEXT
);

CREATE INDEX case_document_enforcement_case ON case_document (enforcement_case, id);

CREATE INDEX case_document_organisation ON case_document (organisation_id, id);

CREATE INDEX case_document_place ON case_document (region_path, void, id);

CREATE TABLE certificate_delivery (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    diagnosis_case INTEGER,
    receiver TEXT,
    copies INTEGER,
    performer INTEGER,
    received_day TEXT,
    way TEXT,
    proof TEXT,
    basis TEXT
);

CREATE INDEX certificate_delivery_diagnosis_case ON certificate_delivery (diagnosis_case, id);

CREATE UNIQUE INDEX certificate_delivery_natural_key ON certificate_delivery (COALESCE(diagnosis_case, -1), COALESCE(receiver, '')) WHERE void = 0;

CREATE INDEX certificate_delivery_organisation ON certificate_delivery (organisation_id, id);

CREATE INDEX certificate_delivery_performer ON certificate_delivery (performer, id);

CREATE INDEX certificate_delivery_place ON certificate_delivery (region_path, void, id);

CREATE TABLE checklist_answer (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    inspection INTEGER,
    checklist TEXT,
    version_name TEXT,
    item TEXT,
    item_text TEXT,
    clause TEXT,
    article TEXT,
    answer TEXT,
    finding TEXT
);

CREATE INDEX checklist_answer_inspection ON checklist_answer (inspection, id);

CREATE UNIQUE INDEX checklist_answer_natural_key ON checklist_answer (inspection, COALESCE(checklist, ''), COALESCE(item, '')) WHERE void = 0;

CREATE INDEX checklist_answer_organisation ON checklist_answer (organisation_id, id);

CREATE INDEX checklist_answer_place ON checklist_answer (region_path, void, id);

CREATE TABLE cockpit_month (
    measure TEXT NOT NULL,
    version TEXT NOT NULL,
    region_path TEXT NOT NULL,
    day TEXT NOT NULL,
    numerator INTEGER NOT NULL,
    denominator INTEGER NOT NULL,
    counted_day TEXT NOT NULL,
    PRIMARY KEY (measure, version, region_path, day)
);

CREATE TABLE code_entry (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    code_table INTEGER,
    code TEXT,
    label TEXT,
    parent TEXT,
    aliases TEXT,
    evidence TEXT,
    valid_from TEXT,
    valid_to TEXT,
    attributes TEXT,
    shipped_digest TEXT
);

CREATE INDEX code_entry_code_table ON code_entry (code_table, id);

CREATE UNIQUE INDEX code_entry_natural_key ON code_entry (code_table, code) WHERE void = 0;

CREATE INDEX code_entry_order ON code_entry (code, id);

CREATE INDEX code_entry_organisation ON code_entry (organisation_id, id);

CREATE INDEX code_entry_place ON code_entry (region_path, void, id);

CREATE TABLE code_table (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    name TEXT,
    title TEXT,
    source TEXT,
    edition TEXT,
    in_force_from TEXT,
    in_force_to TEXT,
    evidence TEXT,
    shipped_digest TEXT
);

CREATE UNIQUE INDEX code_table_natural_key ON code_table (name) WHERE void = 0;

CREATE INDEX code_table_order ON code_table (title, id);

CREATE INDEX code_table_organisation ON code_table (organisation_id, id);

CREATE INDEX code_table_place ON code_table (region_path, void, id);

CREATE TABLE complaint (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    number TEXT,
    check_code TEXT,
    channel TEXT,
    object_name TEXT,
    region_code TEXT,
    employer INTEGER,
    facts TEXT,
    is_anonymous INTEGER,
    is_urgent INTEGER,
    received_day TEXT,
    check_due TEXT,
    handler_account INTEGER,
    handler_name TEXT,
    merged_into INTEGER,
    inspection INTEGER,
    investigation TEXT,
    investigated_day TEXT,
    moved_to TEXT,
    answer_due TEXT,
    is_extended INTEGER,
    answer TEXT,
    answered_day TEXT
);

CREATE INDEX complaint_employer ON complaint (employer, id);

CREATE INDEX complaint_inspection ON complaint (inspection, id);

CREATE INDEX complaint_merged_into ON complaint (merged_into, id);

CREATE INDEX complaint_order ON complaint (received_day, id);

CREATE INDEX complaint_organisation ON complaint (organisation_id, id);

CREATE INDEX complaint_place ON complaint (region_path, void, id);

CREATE TABLE complaint_reporter (
    complaint_id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    phone TEXT NOT NULL
);

CREATE TABLE correction_order (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    number TEXT,
    inspection INTEGER,
    employer INTEGER,
    article TEXT,
    content TEXT,
    is_warning INTEGER,
    issued_day TEXT,
    deadline TEXT,
    applied_day TEXT,
    extension_reason TEXT,
    rechecked_day TEXT,
    recheck INTEGER
);

CREATE INDEX correction_order_employer ON correction_order (employer, id);

CREATE INDEX correction_order_inspection ON correction_order (inspection, id);

CREATE INDEX correction_order_order ON correction_order (deadline, id);

CREATE INDEX correction_order_organisation ON correction_order (organisation_id, id);

CREATE INDEX correction_order_place ON correction_order (region_path, void, id);

CREATE INDEX correction_order_recheck ON correction_order (recheck, id);

CREATE TABLE credit_record (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    employer INTEGER,
    enforcement_case INTEGER,
    decision_number TEXT,
    credit_class TEXT,
    rule_edition TEXT,
    from_day TEXT,
    shortest_until TEXT,
    longest_until TEXT,
    is_published INTEGER,
    applied_day TEXT,
    proof TEXT,
    pledge TEXT,
    ended_day TEXT
);

CREATE INDEX credit_record_employer ON credit_record (employer, id);

CREATE INDEX credit_record_enforcement_case ON credit_record (enforcement_case, id);

CREATE INDEX credit_record_longest_until ON credit_record (longest_until);

CREATE UNIQUE INDEX credit_record_natural_key ON credit_record (enforcement_case) WHERE void = 0;

CREATE INDEX credit_record_organisation ON credit_record (organisation_id, id);

CREATE INDEX credit_record_place ON credit_record (region_path, void, id);

CREATE TABLE declaration (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    employer INTEGER,
    workplace INTEGER,
    type TEXT,
    year INTEGER,
    event_day TEXT,
    previous INTEGER,
    name TEXT,
    credit_code TEXT,
    region_code TEXT,
    registered_address TEXT,
    address TEXT,
    industry TEXT,
    size TEXT,
    ownership TEXT,
    affiliation TEXT,
    filler TEXT,
    filler_index TEXT,
    legal_representative TEXT,
    contact_name TEXT,
    contact_name_index TEXT,
    contact_phone TEXT,
    contact_phone_index TEXT,
    headcount INTEGER,
    outsourced INTEGER,
    exposed_total INTEGER,
    cumulative_cases INTEGER,
    silica_exposed INTEGER,
    coal_exposed INTEGER,
    lead_exposed INTEGER,
    benzene_exposed INTEGER,
    noise_exposed INTEGER,
    is_principal_trained INTEGER,
    is_officer_trained INTEGER,
    trained_exposed INTEGER,
    remark TEXT,
    due_day TEXT,
    submitted_day TEXT,
    is_late INTEGER,
    receipt_due_day TEXT,
    return_reason TEXT,
    accepted_day TEXT,
    current_until TEXT,
    receipt_number TEXT,
    check_code TEXT
);

CREATE INDEX declaration_employer_accepted_day ON declaration (employer, accepted_day);

CREATE INDEX declaration_order ON declaration (updated_at, id);

CREATE INDEX declaration_organisation ON declaration (organisation_id, id);

CREATE INDEX declaration_place ON declaration (region_path, void, id);

CREATE INDEX declaration_previous ON declaration (previous, id);

CREATE UNIQUE INDEX declaration_receipt_number_unique ON declaration (receipt_number) WHERE void = 0;

CREATE INDEX declaration_workplace ON declaration (workplace, id);

CREATE TABLE declaration_class (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    declaration INTEGER,
    hazard_class TEXT,
    is_present INTEGER,
    exposed INTEGER,
    points_tested INTEGER,
    points_exceeded INTEGER,
    exams_due INTEGER,
    exams_done INTEGER
);

CREATE INDEX declaration_class_declaration ON declaration_class (declaration, id);

CREATE UNIQUE INDEX declaration_class_natural_key ON declaration_class (declaration, hazard_class) WHERE void = 0;

CREATE INDEX declaration_class_organisation ON declaration_class (organisation_id, id);

CREATE INDEX declaration_class_place ON declaration_class (region_path, void, id);

CREATE TABLE declaration_hazard (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    declaration INTEGER,
    workplace TEXT,
    workshop TEXT,
    post TEXT,
    hazard TEXT,
    exposed_headcount INTEGER,
    post_headcount INTEGER,
    hours_per_shift REAL,
    days_per_week REAL,
    free_silica REAL,
    is_exempt_source INTEGER,
    origin INTEGER
);

CREATE INDEX declaration_hazard_declaration ON declaration_hazard (declaration, id);

CREATE INDEX declaration_hazard_organisation ON declaration_hazard (organisation_id, id);

CREATE INDEX declaration_hazard_origin ON declaration_hazard (origin, id);

CREATE INDEX declaration_hazard_place ON declaration_hazard (region_path, void, id);

CREATE TABLE declaration_product (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    declaration INTEGER,
    product TEXT,
    output REAL,
    unit TEXT
);

CREATE INDEX declaration_product_declaration ON declaration_product (declaration, id);

CREATE UNIQUE INDEX declaration_product_natural_key ON declaration_product (declaration, product) WHERE void = 0;

CREATE INDEX declaration_product_organisation ON declaration_product (organisation_id, id);

CREATE INDEX declaration_product_place ON declaration_product (region_path, void, id);

CREATE TABLE demonstration_points (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    demonstration INTEGER,
    item TEXT,
    claimed_points REAL,
    evidence TEXT,
    given_points REAL
);

CREATE INDEX demonstration_points_demonstration ON demonstration_points (demonstration, id);

CREATE UNIQUE INDEX demonstration_points_natural_key ON demonstration_points (demonstration, item) WHERE void = 0;

CREATE INDEX demonstration_points_organisation ON demonstration_points (organisation_id, id);

CREATE INDEX demonstration_points_place ON demonstration_points (region_path, void, id);

CREATE TABLE device_certificate (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    employer INTEGER,
    device INTEGER,
    kind TEXT,
    number TEXT,
    institution TEXT,
    issued_day TEXT,
    expiry_day TEXT,
    is_qualified INTEGER
);

CREATE INDEX device_certificate_device ON device_certificate (device, id);

CREATE INDEX device_certificate_employer ON device_certificate (employer, id);

CREATE UNIQUE INDEX device_certificate_natural_key ON device_certificate (device, number) WHERE void = 0;

CREATE INDEX device_certificate_order ON device_certificate (expiry_day, id);

CREATE INDEX device_certificate_organisation ON device_certificate (organisation_id, id);

CREATE INDEX device_certificate_place ON device_certificate (region_path, void, id);

CREATE TABLE device_command (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    employer INTEGER,
    device INTEGER,
    command TEXT,
    begin_at INTEGER,
    end_at INTEGER,
    parameters TEXT,
    new_password TEXT,
    new_password_index TEXT,
    requested_by TEXT,
    approved_by TEXT,
    sent_at INTEGER,
    attempts INTEGER,
    result TEXT,
    query_number TEXT
);

CREATE INDEX device_command_device ON device_command (device, id);

CREATE INDEX device_command_employer ON device_command (employer, id);

CREATE INDEX device_command_order ON device_command (sent_at, id);

CREATE INDEX device_command_organisation ON device_command (organisation_id, id);

CREATE INDEX device_command_place ON device_command (region_path, void, id);

CREATE INDEX device_command_query_number ON device_command (query_number);

CREATE TABLE device_contact (
    device_id INTEGER PRIMARY KEY,
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    frame_count INTEGER NOT NULL,
    repeated_count INTEGER NOT NULL,
    refused_count INTEGER NOT NULL,
    dropped_item_count INTEGER NOT NULL,
    peer TEXT NOT NULL
, clock_offset INTEGER);

CREATE TABLE device_credential (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    employer INTEGER,
    device INTEGER,
    hint TEXT,
    digest TEXT,
    issued_at INTEGER
);

CREATE INDEX device_credential_device ON device_credential (device, id);

CREATE INDEX device_credential_digest ON device_credential (digest);

CREATE INDEX device_credential_employer ON device_credential (employer, id);

CREATE INDEX device_credential_organisation ON device_credential (organisation_id, id);

CREATE INDEX device_credential_place ON device_credential (region_path, void, id);

CREATE TABLE device_event (
    device_id INTEGER NOT NULL,
    arrived_at INTEGER NOT NULL,
    command INTEGER NOT NULL,
    query_number TEXT NOT NULL,
    part INTEGER NOT NULL,
    at INTEGER NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (device_id, arrived_at, command, query_number, part)
);

CREATE TABLE device_exchange (
    device_id INTEGER NOT NULL,
    command INTEGER NOT NULL,
    query_number TEXT NOT NULL,
    part INTEGER NOT NULL,
    content_hash INTEGER NOT NULL,
    arrived_at INTEGER NOT NULL,
    PRIMARY KEY (device_id, command, query_number, part)
);

CREATE INDEX device_exchange_arrival ON device_exchange (arrived_at);

CREATE TABLE device_model (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    name TEXT,
    manufacturer TEXT,
    dialects TEXT,
    sends_period_end INTEGER,
    answers_unflagged INTEGER,
    interval_seconds INTEGER,
    minute_period INTEGER,
    message_topic TEXT,
    message_kind TEXT,
    message_time TEXT,
    message_time_form TEXT,
    note TEXT
);

CREATE UNIQUE INDEX device_model_natural_key ON device_model (name) WHERE void = 0;

CREATE INDEX device_model_organisation ON device_model (organisation_id, id);

CREATE INDEX device_model_place ON device_model (region_path, void, id);

CREATE TABLE diagnosis_case (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    worker INTEGER,
    employer INTEGER,
    suspected_case INTEGER,
    name TEXT,
    name_index TEXT,
    id_number TEXT,
    id_number_index TEXT,
    hazard TEXT,
    institution TEXT,
    applied_day TEXT,
    asked_day TEXT,
    complete_day TEXT,
    doctors TEXT,
    conclusion TEXT,
    disease TEXT,
    stage TEXT,
    basis TEXT,
    residence TEXT,
    is_insured INTEGER,
    certificate TEXT,
    diagnosed_day TEXT,
    check_code TEXT,
    served_day TEXT,
    reported_day TEXT
);

CREATE INDEX diagnosis_case_check_code ON diagnosis_case (check_code);

CREATE INDEX diagnosis_case_employer ON diagnosis_case (employer, id);

CREATE UNIQUE INDEX diagnosis_case_natural_key ON diagnosis_case (id_number_index, applied_day, hazard) WHERE void = 0;

CREATE INDEX diagnosis_case_order ON diagnosis_case (applied_day, id);

CREATE INDEX diagnosis_case_organisation ON diagnosis_case (organisation_id, id);

CREATE INDEX diagnosis_case_place ON diagnosis_case (region_path, void, id);

CREATE INDEX diagnosis_case_suspected_case ON diagnosis_case (suspected_case, id);

CREATE INDEX diagnosis_case_worker ON diagnosis_case (worker, id);

CREATE TABLE diagnosis_suspension (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    diagnosis_case INTEGER,
    kind TEXT,
    requested_day TEXT,
    department TEXT,
    subject TEXT,
    accepted_day TEXT,
    outcome TEXT,
    ended_day TEXT
);

CREATE INDEX diagnosis_suspension_diagnosis_case ON diagnosis_suspension (diagnosis_case, id);

CREATE UNIQUE INDEX diagnosis_suspension_natural_key ON diagnosis_suspension (diagnosis_case, kind, requested_day) WHERE void = 0;

CREATE INDEX diagnosis_suspension_order ON diagnosis_suspension (requested_day, id);

CREATE INDEX diagnosis_suspension_organisation ON diagnosis_suspension (organisation_id, id);

CREATE INDEX diagnosis_suspension_place ON diagnosis_suspension (region_path, void, id);

CREATE TABLE diagnostician (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    name TEXT,
    certificate TEXT,
    institution INTEGER,
    scope TEXT,
    valid_from TEXT,
    valid_until TEXT
);

CREATE INDEX diagnostician_institution ON diagnostician (institution, id);

CREATE INDEX diagnostician_name ON diagnostician (name);

CREATE UNIQUE INDEX diagnostician_natural_key ON diagnostician (certificate) WHERE void = 0;

CREATE INDEX diagnostician_organisation ON diagnostician (organisation_id, id);

CREATE INDEX diagnostician_place ON diagnostician (region_path, void, id);

CREATE TABLE discretion_rule (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    region_code TEXT,
    article TEXT,
    degree TEXT,
    circumstances TEXT,
    amount_from INTEGER,
    amount_until INTEGER,
    share_from REAL,
    share_until REAL,
    multiple_from REAL,
    multiple_until REAL,
    allows_departure INTEGER,
    from_day TEXT,
    until_day TEXT,
    source TEXT,
    mark TEXT
);

CREATE UNIQUE INDEX discretion_rule_natural_key ON discretion_rule (region_code, article, degree, from_day) WHERE void = 0;

CREATE INDEX discretion_rule_order ON discretion_rule (from_day, id);

CREATE INDEX discretion_rule_organisation ON discretion_rule (organisation_id, id);

CREATE INDEX discretion_rule_place ON discretion_rule (region_path, void, id);

CREATE TABLE disease_monitoring (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    year INTEGER,
    region_code TEXT,
    deadline TEXT,
    collected_day TEXT,
    completeness REAL,
    checked_day TEXT,
    reported_day TEXT,
    note TEXT,
    cards_due INTEGER,
    cards_reported INTEGER,
    cards_in_time INTEGER,
    cards_returned INTEGER,
    visits_due INTEGER,
    visited INTEGER,
    screened INTEGER,
    screening_suspected INTEGER,
    rehabilitated INTEGER,
    sessions INTEGER
);

CREATE UNIQUE INDEX disease_monitoring_natural_key ON disease_monitoring (year, region_code) WHERE void = 0;

CREATE INDEX disease_monitoring_order ON disease_monitoring (year, id);

CREATE INDEX disease_monitoring_organisation ON disease_monitoring (organisation_id, id);

CREATE INDEX disease_monitoring_place ON disease_monitoring (region_path, void, id);

CREATE TABLE disease_monitoring_institution (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    form INTEGER,
    institution TEXT,
    hazard_group TEXT,
    exposed INTEGER,
    due INTEGER,
    examined INTEGER,
    suspected INTEGER,
    suspected_before INTEGER,
    contraindicated INTEGER
);

CREATE INDEX disease_monitoring_institution_form ON disease_monitoring_institution (form, id);

CREATE UNIQUE INDEX disease_monitoring_institution_natural_key ON disease_monitoring_institution (form, institution, hazard_group) WHERE void = 0;

CREATE INDEX disease_monitoring_institution_organisation ON disease_monitoring_institution (organisation_id, id);

CREATE INDEX disease_monitoring_institution_place ON disease_monitoring_institution (region_path, void, id);

CREATE TABLE disease_monitoring_line (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    form INTEGER,
    hazard_group TEXT,
    exposed INTEGER,
    due INTEGER,
    examined INTEGER,
    suspected INTEGER,
    suspected_before INTEGER,
    contraindicated INTEGER,
    diagnosed INTEGER,
    died INTEGER,
    benefited INTEGER
);

CREATE INDEX disease_monitoring_line_form ON disease_monitoring_line (form, id);

CREATE UNIQUE INDEX disease_monitoring_line_natural_key ON disease_monitoring_line (form, hazard_group) WHERE void = 0;

CREATE INDEX disease_monitoring_line_organisation ON disease_monitoring_line (organisation_id, id);

CREATE INDEX disease_monitoring_line_place ON disease_monitoring_line (region_path, void, id);

CREATE TABLE disease_risk (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    year INTEGER,
    region_code TEXT,
    hazard_group TEXT,
    industry TEXT,
    employers INTEGER,
    exposed INTEGER,
    tested INTEGER,
    exceeded INTEGER,
    examined INTEGER,
    affected INTEGER,
    prevalence REAL,
    exposure_score INTEGER,
    health_score INTEGER,
    level TEXT
);

CREATE UNIQUE INDEX disease_risk_natural_key ON disease_risk (year, region_code, hazard_group, industry) WHERE void = 0;

CREATE INDEX disease_risk_order ON disease_risk (year, id);

CREATE INDEX disease_risk_organisation ON disease_risk (organisation_id, id);

CREATE INDEX disease_risk_place ON disease_risk (region_path, void, id);

CREATE TABLE document_number (series TEXT PRIMARY KEY, last_number INTEGER NOT NULL);

CREATE TABLE dose_badge (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    employer INTEGER,
    radiation_worker INTEGER,
    service_organisation INTEGER,
    number TEXT,
    position TEXT,
    period_from TEXT,
    period_to TEXT,
    issued_day TEXT,
    returned_day TEXT,
    read_day TEXT
);

CREATE INDEX dose_badge_employer ON dose_badge (employer, id);

CREATE UNIQUE INDEX dose_badge_natural_key ON dose_badge (number, period_from) WHERE void = 0;

CREATE INDEX dose_badge_number ON dose_badge (number);

CREATE INDEX dose_badge_order ON dose_badge (period_from, id);

CREATE INDEX dose_badge_organisation ON dose_badge (organisation_id, id);

CREATE INDEX dose_badge_place ON dose_badge (region_path, void, id);

CREATE INDEX dose_badge_radiation_worker_period_from ON dose_badge (radiation_worker, period_from);

CREATE INDEX dose_badge_service_organisation ON dose_badge (service_organisation, id);

CREATE TABLE dose_reading (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    employer INTEGER,
    radiation_worker INTEGER,
    period_from TEXT,
    period_to TEXT,
    kind TEXT,
    hp10 REAL,
    mdl REAL,
    method TEXT,
    approver TEXT,
    service TEXT,
    report TEXT,
    counted REAL,
    level REAL,
    is_over INTEGER,
    cause TEXT,
    filed_day TEXT
);

CREATE INDEX dose_reading_employer ON dose_reading (employer, id);

CREATE UNIQUE INDEX dose_reading_natural_key ON dose_reading (radiation_worker, period_from) WHERE void = 0;

CREATE INDEX dose_reading_order ON dose_reading (period_to, id);

CREATE INDEX dose_reading_organisation ON dose_reading (organisation_id, id);

CREATE INDEX dose_reading_place ON dose_reading (region_path, void, id);

CREATE INDEX dose_reading_radiation_worker_period_from ON dose_reading (radiation_worker, period_from);

CREATE TABLE dose_year (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    radiation_worker INTEGER,
    year INTEGER,
    field TEXT,
    covered_until TEXT,
    monitored_until TEXT,
    dose_sum REAL,
    has_gaps INTEGER,
    is_estimated INTEGER
);

CREATE UNIQUE INDEX dose_year_natural_key ON dose_year (radiation_worker, year) WHERE void = 0;

CREATE INDEX dose_year_organisation ON dose_year (organisation_id, id);

CREATE INDEX dose_year_place ON dose_year (region_path, void, id);

CREATE INDEX dose_year_radiation_worker ON dose_year (radiation_worker, id);

CREATE INDEX dose_year_year_field ON dose_year (year, field);

CREATE TABLE due_item (
    id INTEGER PRIMARY KEY,
    register TEXT NOT NULL,
    record_id INTEGER NOT NULL,
    clock TEXT NOT NULL,
    title TEXT NOT NULL,
    basis TEXT NOT NULL,
    role TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    started_day TEXT NOT NULL,
    due_day TEXT NOT NULL,
    settled_at INTEGER
);

CREATE UNIQUE INDEX due_item_open ON due_item (register, record_id, clock) WHERE settled_at IS NULL;

CREATE INDEX due_item_work ON due_item (role, region_path, due_day) WHERE settled_at IS NULL;

CREATE TABLE employer (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    credit_code TEXT,
    name TEXT,
    former_name TEXT,
    registration_number TEXT,
    region_code TEXT,
    registered_address TEXT,
    address TEXT,
    industry TEXT,
    size TEXT,
    ownership TEXT,
    affiliation TEXT,
    legal_representative TEXT,
    contact_name TEXT,
    contact_name_index TEXT,
    contact_phone TEXT,
    contact_phone_index TEXT,
    headcount INTEGER,
    outsourced INTEGER,
    cumulative_cases INTEGER,
    source TEXT,
    operation_start TEXT,
    is_key_employer INTEGER,
    key_reason TEXT,
    is_industrial INTEGER,
    catalogue_risk TEXT,
    risk_nature TEXT,
    exposed_headcount INTEGER,
    confirmed_day TEXT,
    suspended_day TEXT,
    closed_day TEXT,
    last_declared_day TEXT,
    declared_until TEXT,
    merged_into INTEGER,
    name_key TEXT
);

CREATE INDEX employer_merged_into ON employer (merged_into, id);

CREATE INDEX employer_name_key ON employer (name_key);

CREATE UNIQUE INDEX employer_natural_key ON employer (credit_code) WHERE void = 0;

CREATE INDEX employer_order ON employer (updated_at, id);

CREATE INDEX employer_organisation ON employer (organisation_id, id);

CREATE INDEX employer_place ON employer (region_path, void, id);

CREATE INDEX employer_state_declared_until ON employer (state, declared_until);

CREATE TABLE enforcement_case (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    number TEXT,
    employer INTEGER,
    source TEXT,
    source_text TEXT,
    inspection INTEGER,
    complaint INTEGER,
    warning_handover INTEGER,
    reply_due TEXT,
    reply TEXT,
    act TEXT,
    act_ended TEXT,
    has_harm INTEGER,
    article TEXT,
    correction_order INTEGER,
    unlawful_gains INTEGER,
    first_officer INTEGER,
    second_officer INTEGER,
    handler_account INTEGER,
    opened_day TEXT,
    accepted_day TEXT,
    filed_day TEXT,
    decision_due TEXT,
    investigated_day TEXT,
    facts TEXT,
    proposed_fine INTEGER,
    other_penalty TEXT,
    noticed_day TEXT,
    notice_received_day TEXT,
    has_hearing_right INTEGER,
    hearing_requested TEXT,
    hearing_day TEXT,
    defence TEXT,
    reviewer TEXT,
    discussion TEXT,
    decided_day TEXT,
    decision_number TEXT,
    fine INTEGER,
    served_day TEXT,
    service_method TEXT,
    payment_due TEXT,
    paid_day TEXT,
    ended_day TEXT,
    outcome TEXT,
    degree TEXT,
    discretion_rule INTEGER,
    departure TEXT,
    handling_region TEXT,
    handed_up_from TEXT,
    handed_up_day TEXT,
    party_name TEXT,
    cause TEXT,
    procedure TEXT,
    party_kind TEXT,
    is_warned INTEGER,
    decided_time TEXT,
    decided_place TEXT,
    has_refused_signing INTEGER,
    collected_day TEXT,
    collection_ground TEXT,
    collection_ticket TEXT,
    deposited_day TEXT,
    banked_day TEXT,
    reported_day TEXT
);

CREATE INDEX enforcement_case_complaint ON enforcement_case (complaint, id);

CREATE INDEX enforcement_case_correction_order ON enforcement_case (correction_order, id);

CREATE INDEX enforcement_case_discretion_rule ON enforcement_case (discretion_rule, id);

CREATE INDEX enforcement_case_employer ON enforcement_case (employer, id);

CREATE INDEX enforcement_case_first_officer ON enforcement_case (first_officer, id);

CREATE INDEX enforcement_case_inspection ON enforcement_case (inspection, id);

CREATE INDEX enforcement_case_order ON enforcement_case (opened_day, id);

CREATE INDEX enforcement_case_organisation ON enforcement_case (organisation_id, id);

CREATE INDEX enforcement_case_place ON enforcement_case (region_path, void, id);

CREATE INDEX enforcement_case_second_officer ON enforcement_case (second_officer, id);

CREATE INDEX enforcement_case_state_decision_due ON enforcement_case (state, decision_due);

CREATE INDEX enforcement_case_warning_handover ON enforcement_case (warning_handover, id);

CREATE TABLE enforcement_equipment (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    name TEXT,
    kind TEXT,
    model TEXT,
    number TEXT,
    region_code TEXT,
    organisation_name TEXT,
    calibrated_until TEXT,
    keeper TEXT
);

CREATE UNIQUE INDEX enforcement_equipment_natural_key ON enforcement_equipment (number, organisation_name) WHERE void = 0;

CREATE INDEX enforcement_equipment_organisation ON enforcement_equipment (organisation_id, id);

CREATE INDEX enforcement_equipment_place ON enforcement_equipment (region_path, void, id);

CREATE TABLE examination (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    worker INTEGER,
    employer INTEGER,
    post INTEGER,
    name TEXT,
    name_index TEXT,
    id_number TEXT,
    id_number_index TEXT,
    type TEXT,
    exam_day TEXT,
    agent TEXT,
    exposed_from TEXT,
    institution TEXT,
    report TEXT,
    filed_from TEXT,
    results TEXT,
    conclusion TEXT,
    condition TEXT,
    advice TEXT,
    physician TEXT,
    edition TEXT,
    verdict TEXT,
    remarks TEXT,
    results_digest TEXT,
    worker_told_day TEXT,
    employer_told_day TEXT,
    notice_proof TEXT
);

CREATE INDEX examination_employer_exam_day ON examination (employer, exam_day);

CREATE UNIQUE INDEX examination_natural_key ON examination (id_number_index, exam_day, type, agent) WHERE void = 0;

CREATE INDEX examination_order ON examination (exam_day, id);

CREATE INDEX examination_organisation ON examination (organisation_id, id);

CREATE INDEX examination_place ON examination (region_path, void, id);

CREATE INDEX examination_post ON examination (post, id);

CREATE INDEX examination_results_digest ON examination (results_digest);

CREATE INDEX examination_worker_exam_day ON examination (worker, exam_day);

CREATE TABLE examination_booking (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    employer INTEGER,
    institution INTEGER,
    performer INTEGER,
    booked_day TEXT,
    type TEXT,
    agent TEXT,
    headcount INTEGER,
    contact TEXT,
    answered_day TEXT,
    answer TEXT
);

CREATE INDEX examination_booking_employer ON examination_booking (employer, id);

CREATE INDEX examination_booking_institution_booked_day ON examination_booking (institution, booked_day);

CREATE UNIQUE INDEX examination_booking_natural_key ON examination_booking (employer, institution, booked_day, type, agent) WHERE void = 0;

CREATE INDEX examination_booking_order ON examination_booking (booked_day, id);

CREATE INDEX examination_booking_organisation ON examination_booking (organisation_id, id);

CREATE INDEX examination_booking_performer ON examination_booking (performer, id);

CREATE INDEX examination_booking_place ON examination_booking (region_path, void, id);

CREATE TABLE examination_due (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    worker INTEGER,
    employer INTEGER,
    post INTEGER,
    assignment INTEGER,
    hazard TEXT,
    agent TEXT,
    kind TEXT,
    type TEXT,
    due_day TEXT,
    last_examination INTEGER,
    reason TEXT,
    booked_day TEXT
);

CREATE INDEX examination_due_assignment ON examination_due (assignment, id);

CREATE INDEX examination_due_employer_due_day ON examination_due (employer, due_day);

CREATE INDEX examination_due_kind_due_day ON examination_due (kind, due_day);

CREATE INDEX examination_due_last_examination ON examination_due (last_examination, id);

CREATE UNIQUE INDEX examination_due_natural_key ON examination_due (assignment, hazard, kind) WHERE void = 0;

CREATE INDEX examination_due_order ON examination_due (due_day, id);

CREATE INDEX examination_due_organisation ON examination_due (organisation_id, id);

CREATE INDEX examination_due_place ON examination_due (region_path, void, id);

CREATE INDEX examination_due_post ON examination_due (post, id);

CREATE INDEX examination_due_region_path_void_kind_due_day ON examination_due (region_path, void, kind, due_day);

CREATE INDEX examination_due_worker ON examination_due (worker, id);

CREATE TABLE field_device_key (
    account_id INTEGER PRIMARY KEY,
    key_text TEXT NOT NULL
);

CREATE TABLE field_entry (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    inspection INTEGER,
    kind TEXT,
    taken_at INTEGER,
    caption TEXT,
    sha256 TEXT,
    set_aside TEXT,
    account_name TEXT,
    client_id TEXT,
    attachment INTEGER,
    content TEXT
);

CREATE INDEX field_entry_inspection ON field_entry (inspection, id);

CREATE UNIQUE INDEX field_entry_natural_key ON field_entry (COALESCE(client_id, '')) WHERE void = 0;

CREATE INDEX field_entry_order ON field_entry (taken_at, id);

CREATE INDEX field_entry_organisation ON field_entry (organisation_id, id);

CREATE INDEX field_entry_place ON field_entry (region_path, void, id);

CREATE TABLE figure_cell (
    figure TEXT NOT NULL,
    region_path TEXT NOT NULL,
    period TEXT NOT NULL,
    cell TEXT NOT NULL,
    numerator INTEGER NOT NULL,
    denominator INTEGER NOT NULL,
    PRIMARY KEY (figure, region_path, period, cell)
);

CREATE TABLE filing_change (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    institution INTEGER,
    change_day TEXT,
    kind TEXT,
    category TEXT,
    content TEXT
);

CREATE INDEX filing_change_institution_change_day ON filing_change (institution, change_day);

CREATE UNIQUE INDEX filing_change_natural_key ON filing_change (institution, change_day, kind, COALESCE(category, ''), COALESCE(content, '')) WHERE void = 0;

CREATE INDEX filing_change_order ON filing_change (change_day, id);

CREATE INDEX filing_change_organisation ON filing_change (organisation_id, id);

CREATE INDEX filing_change_place ON filing_change (region_path, void, id);

CREATE TABLE fit_test (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    employer INTEGER,
    post INTEGER,
    worker INTEGER,
    name TEXT,
    name_index TEXT,
    id_number TEXT,
    id_number_index TEXT,
    subject TEXT,
    test_day TEXT,
    protector INTEGER,
    method TEXT,
    par_left REAL,
    par_right REAL,
    par_both REAL,
    respirator TEXT,
    facepiece TEXT,
    exercises TEXT,
    instrument TEXT,
    tester TEXT,
    par REAL,
    fit_factor REAL,
    under_level REAL,
    result TEXT,
    findings TEXT,
    attempt INTEGER,
    coached_day TEXT,
    coaching TEXT
);

CREATE INDEX fit_test_employer_state ON fit_test (employer, state);

CREATE UNIQUE INDEX fit_test_natural_key ON fit_test (id_number_index, subject, test_day, COALESCE(protector, -1), COALESCE(respirator, '')) WHERE void = 0;

CREATE INDEX fit_test_order ON fit_test (test_day, id);

CREATE INDEX fit_test_organisation ON fit_test (organisation_id, id);

CREATE INDEX fit_test_place ON fit_test (region_path, void, id);

CREATE INDEX fit_test_post ON fit_test (post, id);

CREATE INDEX fit_test_protector ON fit_test (protector, id);

CREATE INDEX fit_test_worker ON fit_test (worker, id);

CREATE TABLE follow_up (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    kind TEXT,
    worker INTEGER,
    employer INTEGER,
    examination INTEGER,
    due_day TEXT,
    basis TEXT,
    done_day TEXT,
    proof TEXT
);

CREATE INDEX follow_up_employer ON follow_up (employer, id);

CREATE INDEX follow_up_examination ON follow_up (examination, id);

CREATE UNIQUE INDEX follow_up_natural_key ON follow_up (examination, kind) WHERE void = 0;

CREATE INDEX follow_up_organisation ON follow_up (organisation_id, id);

CREATE INDEX follow_up_place ON follow_up (region_path, void, id);

CREATE INDEX follow_up_worker ON follow_up (worker, id);

CREATE TABLE frozen_figure (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    indicator INTEGER,
    region_code TEXT,
    period TEXT,
    cut_off TEXT,
    numerator INTEGER,
    denominator INTEGER,
    excluded INTEGER,
    verdict TEXT,
    measure TEXT,
    unit_of_account TEXT,
    numerator_hash TEXT,
    denominator_hash TEXT
);

CREATE INDEX frozen_figure_indicator ON frozen_figure (indicator, id);

CREATE UNIQUE INDEX frozen_figure_natural_key ON frozen_figure (indicator, region_code, period) WHERE void = 0;

CREATE INDEX frozen_figure_order ON frozen_figure (cut_off, id);

CREATE INDEX frozen_figure_organisation ON frozen_figure (organisation_id, id);

CREATE INDEX frozen_figure_place ON frozen_figure (region_path, void, id);

CREATE TABLE frozen_member (
    frozen_id INTEGER NOT NULL,
    part TEXT NOT NULL,
    register TEXT NOT NULL,
    record_id INTEGER NOT NULL,
    PRIMARY KEY (frozen_id, part, record_id)
);

CREATE TABLE grade_review (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    institution INTEGER,
    target_grade TEXT,
    assessed_day TEXT,
    gaps TEXT,
    build_until TEXT,
    applied_day TEXT,
    reviewers TEXT,
    score REAL,
    reviewed_day TEXT,
    document TEXT
);

CREATE INDEX grade_review_institution ON grade_review (institution, id);

CREATE UNIQUE INDEX grade_review_natural_key ON grade_review (institution, target_grade, assessed_day) WHERE void = 0;

CREATE INDEX grade_review_order ON grade_review (assessed_day, id);

CREATE INDEX grade_review_organisation ON grade_review (organisation_id, id);

CREATE INDEX grade_review_place ON grade_review (region_path, void, id);

CREATE TABLE hand_over (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    number TEXT,
    receiver INTEGER,
    assistance INTEGER,
    kind TEXT,
    status TEXT,
    pushed_day TEXT,
    basis TEXT,
    name TEXT,
    name_index TEXT,
    id_number TEXT,
    id_number_index TEXT,
    disease TEXT,
    diagnosed_day TEXT,
    institution TEXT,
    certificate TEXT,
    employer TEXT,
    residence TEXT,
    recalled_day TEXT,
    received_day TEXT,
    outcome TEXT,
    answered_day TEXT,
    benefit_from TEXT,
    amount REAL,
    answer TEXT
);

CREATE INDEX hand_over_assistance ON hand_over (assistance, id);

CREATE UNIQUE INDEX hand_over_natural_key ON hand_over (number) WHERE void = 0;

CREATE INDEX hand_over_order ON hand_over (pushed_day, id);

CREATE INDEX hand_over_organisation ON hand_over (organisation_id, id);

CREATE INDEX hand_over_place ON hand_over (region_path, void, id);

CREATE INDEX hand_over_receiver_status ON hand_over (receiver, status);

CREATE TABLE health_cabin (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    name TEXT,
    region_code TEXT,
    employer INTEGER,
    clinic INTEGER,
    address TEXT,
    education INTEGER,
    monitoring INTEGER,
    screening INTEGER,
    rehabilitation INTEGER,
    devices TEXT,
    opened_day TEXT,
    assessed_day TEXT
);

CREATE INDEX health_cabin_clinic ON health_cabin (clinic, id);

CREATE INDEX health_cabin_employer ON health_cabin (employer, id);

CREATE UNIQUE INDEX health_cabin_natural_key ON health_cabin (name, region_code) WHERE void = 0;

CREATE INDEX health_cabin_organisation ON health_cabin (organisation_id, id);

CREATE INDEX health_cabin_place ON health_cabin (region_path, void, id);

CREATE TABLE health_institution (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    name TEXT,
    service TEXT,
    organisation INTEGER,
    region_code TEXT,
    is_public INTEGER,
    address TEXT,
    phone TEXT,
    filing_number TEXT,
    started_day TEXT,
    filed_day TEXT,
    is_late INTEGER,
    dust INTEGER,
    chemical INTEGER,
    physical INTEGER,
    biological INTEGER,
    radiation INTEGER,
    special INTEGER,
    area REAL,
    has_radiology_licence INTEGER,
    is_mobile INTEGER,
    daily_capacity INTEGER,
    first_published_day TEXT,
    published_day TEXT,
    inspected_day TEXT,
    withdrawn_day TEXT
);

CREATE INDEX health_institution_name ON health_institution (name);

CREATE UNIQUE INDEX health_institution_natural_key ON health_institution (name, service) WHERE void = 0;

CREATE INDEX health_institution_organisation ON health_institution (organisation_id, id);

CREATE INDEX health_institution_place ON health_institution (region_path, void, id);

CREATE TABLE hearing_action (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    employer INTEGER,
    post INTEGER,
    kind TEXT,
    cause TEXT,
    started_day TEXT,
    due_day TEXT,
    people INTEGER,
    done_day TEXT,
    result TEXT
);

CREATE INDEX hearing_action_employer_post ON hearing_action (employer, post);

CREATE UNIQUE INDEX hearing_action_natural_key ON hearing_action (post, kind, started_day) WHERE void = 0;

CREATE INDEX hearing_action_order ON hearing_action (started_day, id);

CREATE INDEX hearing_action_organisation ON hearing_action (organisation_id, id);

CREATE INDEX hearing_action_place ON hearing_action (region_path, void, id);

CREATE INDEX hearing_action_post ON hearing_action (post, id);

CREATE TABLE hearing_demonstration (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    employer INTEGER,
    year INTEGER,
    commitment TEXT,
    signatory TEXT,
    summary TEXT,
    score_table TEXT,
    self_score REAL,
    review_score REAL,
    key_failed INTEGER,
    applied_day TEXT,
    reviewed_day TEXT,
    named_day TEXT,
    review_due TEXT,
    reviewed_again_day TEXT,
    withdrawn_day TEXT,
    opinion TEXT
);

CREATE INDEX hearing_demonstration_employer ON hearing_demonstration (employer, id);

CREATE UNIQUE INDEX hearing_demonstration_natural_key ON hearing_demonstration (employer, year) WHERE void = 0;

CREATE INDEX hearing_demonstration_order ON hearing_demonstration (year, id);

CREATE INDEX hearing_demonstration_organisation ON hearing_demonstration (organisation_id, id);

CREATE INDEX hearing_demonstration_place ON hearing_demonstration (region_path, void, id);

CREATE TABLE hearing_post (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    employer INTEGER,
    post INTEGER,
    year INTEGER,
    process TEXT,
    equipment TEXT,
    headcount INTEGER,
    must_wear INTEGER,
    level_source TEXT,
    entered_level REAL,
    entered_day TEXT,
    entered_report TEXT,
    lc_dbc REAL,
    spectrum TEXT,
    lex_8h REAL,
    level_day TEXT,
    level_origin TEXT,
    control_kind TEXT,
    control_text TEXT,
    control_day TEXT,
    level_before REAL,
    protector INTEGER,
    second_protector INTEGER,
    protection_method TEXT,
    real_world_db REAL,
    protected_level REAL,
    protection TEXT,
    findings TEXT,
    note TEXT
);

CREATE INDEX hearing_post_employer_year ON hearing_post (employer, year);

CREATE UNIQUE INDEX hearing_post_natural_key ON hearing_post (post, year) WHERE void = 0;

CREATE INDEX hearing_post_order ON hearing_post (year, id);

CREATE INDEX hearing_post_organisation ON hearing_post (organisation_id, id);

CREATE INDEX hearing_post_place ON hearing_post (region_path, void, id);

CREATE INDEX hearing_post_post ON hearing_post (post, id);

CREATE INDEX hearing_post_protector ON hearing_post (protector, id);

CREATE INDEX hearing_post_second_protector ON hearing_post (second_protector, id);

CREATE TABLE hearing_programme (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    employer INTEGER,
    sector TEXT,
    enrolled_day TEXT,
    goal TEXT,
    baseline_day TEXT,
    measures_day TEXT,
    evaluated_day TEXT,
    note TEXT
);

CREATE INDEX hearing_programme_employer ON hearing_programme (employer, id);

CREATE UNIQUE INDEX hearing_programme_natural_key ON hearing_programme (employer) WHERE void = 0;

CREATE INDEX hearing_programme_order ON hearing_programme (enrolled_day, id);

CREATE INDEX hearing_programme_organisation ON hearing_programme (organisation_id, id);

CREATE INDEX hearing_programme_place ON hearing_programme (region_path, void, id);

CREATE TABLE hearing_protector (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    model TEXT,
    maker TEXT,
    kind TEXT,
    snr_db REAL,
    h_db REAL,
    m_db REAL,
    l_db REAL,
    mean_attenuation TEXT,
    attenuation_deviation TEXT,
    certificate TEXT
);

CREATE UNIQUE INDEX hearing_protector_natural_key ON hearing_protector (model) WHERE void = 0;

CREATE INDEX hearing_protector_organisation ON hearing_protector (organisation_id, id);

CREATE INDEX hearing_protector_place ON hearing_protector (region_path, void, id);

CREATE TABLE household_check (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    patient INTEGER,
    check_day TEXT,
    way TEXT,
    checker TEXT,
    members INTEGER,
    income REAL,
    medical_cost REAL,
    needs_medical INTEGER,
    needs_subsistence INTEGER,
    needs_near INTEGER,
    needs_expense INTEGER,
    needs_temporary INTEGER,
    needs_union INTEGER,
    finding TEXT,
    referred_day TEXT,
    reviewed_day TEXT
);

CREATE UNIQUE INDEX household_check_natural_key ON household_check (patient, check_day) WHERE void = 0;

CREATE INDEX household_check_order ON household_check (check_day, id);

CREATE INDEX household_check_organisation ON household_check (organisation_id, id);

CREATE INDEX household_check_patient_check_day ON household_check (patient, check_day);

CREATE INDEX household_check_place ON household_check (region_path, void, id);

CREATE TABLE import (
    id INTEGER PRIMARY KEY,
    register TEXT NOT NULL,
    owner TEXT NOT NULL,
    importer TEXT NOT NULL,
    account_id INTEGER NOT NULL,
    file_name TEXT NOT NULL,
    size INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    sheet TEXT NOT NULL,
    header_row INTEGER NOT NULL,
    headings TEXT NOT NULL,
    mapping TEXT NOT NULL,
    stage TEXT NOT NULL,
    job_id INTEGER,
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    unchanged INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    uploaded_at INTEGER NOT NULL,
    finished_at INTEGER
);

CREATE INDEX import_owner ON import (owner, register, id);

CREATE TABLE import_failure (
    import_id INTEGER NOT NULL,
    row_number INTEGER NOT NULL,
    cells TEXT NOT NULL,
    problems TEXT NOT NULL,
    resolved_by INTEGER,
    PRIMARY KEY (import_id, row_number)
);

CREATE TABLE import_file_part (import_id INTEGER NOT NULL, part INTEGER NOT NULL, content BLOB NOT NULL, PRIMARY KEY (import_id, part));

CREATE TABLE import_heading (
    owner TEXT NOT NULL,
    register TEXT NOT NULL,
    heading TEXT NOT NULL,
    field TEXT NOT NULL,
    used_at INTEGER NOT NULL,
    PRIMARY KEY (owner, register, heading)
);

CREATE TABLE inspection (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    number TEXT,
    employer INTEGER,
    kind TEXT,
    source_plan INTEGER,
    source_draw INTEGER,
    draw_place INTEGER,
    correction_order INTEGER,
    team TEXT,
    inspecting_body TEXT,
    due_day TEXT,
    visited_day TEXT,
    outcome TEXT,
    problems TEXT,
    opinion TEXT,
    is_rectified INTEGER,
    checked_count INTEGER,
    failed_count INTEGER,
    published_day TEXT
);

CREATE INDEX inspection_correction_order ON inspection (correction_order, id);

CREATE INDEX inspection_employer_visited_day ON inspection (employer, visited_day);

CREATE INDEX inspection_order ON inspection (due_day, id);

CREATE INDEX inspection_organisation ON inspection (organisation_id, id);

CREATE INDEX inspection_place ON inspection (region_path, void, id);

CREATE INDEX inspection_source_draw ON inspection (source_draw, id);

CREATE INDEX inspection_source_plan ON inspection (source_plan, id);

CREATE TABLE inspection_draw (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    plan INTEGER,
    title TEXT,
    commitment TEXT,
    committed_at INTEGER,
    object_total INTEGER,
    inspector_total INTEGER,
    public_source TEXT,
    public_value TEXT,
    seed TEXT,
    operator_name TEXT,
    witness TEXT,
    drawn_at INTEGER,
    published_day TEXT,
    redraw_reason TEXT
);

CREATE INDEX inspection_draw_organisation ON inspection_draw (organisation_id, id);

CREATE INDEX inspection_draw_place ON inspection_draw (region_path, void, id);

CREATE INDEX inspection_draw_plan ON inspection_draw (plan, id);

CREATE TABLE inspection_draw_file (
    draw_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    content TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (draw_id, name)
);

CREATE TABLE inspection_frequency (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    risk_class TEXT,
    from_day TEXT,
    visit_count REAL,
    per_years REAL,
    draw_weight INTEGER,
    basis TEXT
);

CREATE UNIQUE INDEX inspection_frequency_natural_key ON inspection_frequency (risk_class, from_day) WHERE void = 0;

CREATE INDEX inspection_frequency_organisation ON inspection_frequency (organisation_id, id);

CREATE INDEX inspection_frequency_place ON inspection_frequency (region_path, void, id);

CREATE TABLE inspection_item (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    code TEXT,
    title TEXT,
    subject TEXT,
    basis TEXT,
    method TEXT
);

CREATE UNIQUE INDEX inspection_item_natural_key ON inspection_item (code) WHERE void = 0;

CREATE INDEX inspection_item_organisation ON inspection_item (organisation_id, id);

CREATE INDEX inspection_item_place ON inspection_item (region_path, void, id);

CREATE TABLE inspection_member (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    inspection INTEGER,
    inspector INTEGER,
    kind TEXT,
    department TEXT
);

CREATE INDEX inspection_member_inspection ON inspection_member (inspection, id);

CREATE INDEX inspection_member_inspector ON inspection_member (inspector, id);

CREATE UNIQUE INDEX inspection_member_natural_key ON inspection_member (inspection, inspector) WHERE void = 0;

CREATE INDEX inspection_member_organisation ON inspection_member (organisation_id, id);

CREATE INDEX inspection_member_place ON inspection_member (region_path, void, id);

CREATE TABLE inspection_plan (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    year INTEGER,
    title TEXT,
    kind TEXT,
    region_code TEXT,
    items TEXT,
    industry TEXT,
    subject TEXT,
    risk_class TEXT,
    object_count INTEGER,
    reserve_count INTEGER,
    inspector_count INTEGER,
    technician_count INTEGER,
    partners TEXT,
    visit_limit INTEGER,
    from_day TEXT,
    until_day TEXT,
    basis TEXT,
    focus TEXT,
    summary TEXT,
    public_source TEXT
);

CREATE UNIQUE INDEX inspection_plan_natural_key ON inspection_plan (year, region_code, title) WHERE void = 0;

CREATE INDEX inspection_plan_order ON inspection_plan (year, id);

CREATE INDEX inspection_plan_organisation ON inspection_plan (organisation_id, id);

CREATE INDEX inspection_plan_place ON inspection_plan (region_path, void, id);

CREATE TABLE inspector (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    name TEXT,
    certificate TEXT,
    kind TEXT,
    department TEXT,
    organisation_name TEXT,
    region_code TEXT,
    scope TEXT,
    certificate_from TEXT,
    certificate_until TEXT,
    training_year INTEGER,
    training_hours REAL,
    account_name TEXT,
    note TEXT
);

CREATE UNIQUE INDEX inspector_natural_key ON inspector (certificate) WHERE void = 0;

CREATE INDEX inspector_organisation ON inspector (organisation_id, id);

CREATE INDEX inspector_place ON inspector (region_path, void, id);

CREATE TABLE inspector_conflict (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    inspector INTEGER,
    employer INTEGER,
    reason TEXT
);

CREATE INDEX inspector_conflict_employer ON inspector_conflict (employer, id);

CREATE INDEX inspector_conflict_inspector ON inspector_conflict (inspector, id);

CREATE UNIQUE INDEX inspector_conflict_natural_key ON inspector_conflict (inspector, employer) WHERE void = 0;

CREATE INDEX inspector_conflict_organisation ON inspector_conflict (organisation_id, id);

CREATE INDEX inspector_conflict_place ON inspector_conflict (region_path, void, id);

CREATE TABLE inspector_training (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    inspector INTEGER,
    kind TEXT,
    held_day TEXT,
    hours REAL,
    title TEXT,
    place TEXT,
    result TEXT
);

CREATE INDEX inspector_training_inspector ON inspector_training (inspector, id);

CREATE UNIQUE INDEX inspector_training_natural_key ON inspector_training (inspector, held_day, title) WHERE void = 0;

CREATE INDEX inspector_training_order ON inspector_training (held_day, id);

CREATE INDEX inspector_training_organisation ON inspector_training (organisation_id, id);

CREATE INDEX inspector_training_place ON inspector_training (region_path, void, id);

CREATE TABLE institution_breach (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    institution INTEGER,
    item TEXT,
    act TEXT,
    points INTEGER,
    table_version TEXT,
    facts TEXT,
    found_day TEXT,
    case_number TEXT,
    told_day TEXT,
    defence TEXT,
    scored_day TEXT,
    appeal TEXT,
    appealed_day TEXT
);

CREATE INDEX institution_breach_institution_scored_day ON institution_breach (institution, scored_day);

CREATE INDEX institution_breach_order ON institution_breach (found_day, id);

CREATE INDEX institution_breach_organisation ON institution_breach (organisation_id, id);

CREATE INDEX institution_breach_place ON institution_breach (region_path, void, id);

CREATE TABLE institution_capability (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    institution INTEGER,
    item TEXT,
    label TEXT,
    amount REAL,
    as_of TEXT,
    evidence TEXT
);

CREATE INDEX institution_capability_institution ON institution_capability (institution, id);

CREATE UNIQUE INDEX institution_capability_natural_key ON institution_capability (institution, item, as_of) WHERE void = 0;

CREATE INDEX institution_capability_order ON institution_capability (as_of, id);

CREATE INDEX institution_capability_organisation ON institution_capability (organisation_id, id);

CREATE INDEX institution_capability_place ON institution_capability (region_path, void, id);

CREATE TABLE institution_check (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    institution INTEGER,
    year INTEGER,
    checked_day TEXT,
    checkers TEXT,
    score REAL,
    form_version TEXT,
    failed_count INTEGER,
    result TEXT,
    problems TEXT,
    rectify_until TEXT,
    rectified_day TEXT,
    published_day TEXT
);

CREATE INDEX institution_check_institution ON institution_check (institution, id);

CREATE UNIQUE INDEX institution_check_natural_key ON institution_check (institution, year) WHERE void = 0;

CREATE INDEX institution_check_order ON institution_check (year, id);

CREATE INDEX institution_check_organisation ON institution_check (organisation_id, id);

CREATE INDEX institution_check_place ON institution_check (region_path, void, id);

CREATE TABLE institution_check_answer (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    institution_check INTEGER,
    item TEXT,
    item_text TEXT,
    answer TEXT,
    finding TEXT
);

CREATE INDEX institution_check_answer_institution_check ON institution_check_answer (institution_check, id);

CREATE UNIQUE INDEX institution_check_answer_natural_key ON institution_check_answer (institution_check, COALESCE(item, '')) WHERE void = 0;

CREATE INDEX institution_check_answer_organisation ON institution_check_answer (organisation_id, id);

CREATE INDEX institution_check_answer_place ON institution_check_answer (region_path, void, id);

CREATE TABLE institution_clue (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    institution INTEGER,
    test TEXT,
    sentence TEXT,
    chance TEXT,
    found_day TEXT,
    answer TEXT,
    settled_day TEXT
);

CREATE INDEX institution_clue_institution ON institution_clue (institution, id);

CREATE UNIQUE INDEX institution_clue_natural_key ON institution_clue (institution, test, sentence) WHERE void = 0;

CREATE INDEX institution_clue_order ON institution_clue (found_day, id);

CREATE INDEX institution_clue_organisation ON institution_clue (organisation_id, id);

CREATE INDEX institution_clue_place ON institution_clue (region_path, void, id);

CREATE TABLE institution_job (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    institution INTEGER,
    report INTEGER,
    employer INTEGER,
    kind TEXT,
    who TEXT,
    job_day TEXT,
    from_time TEXT,
    until_time TEXT
);

CREATE INDEX institution_job_employer ON institution_job (employer, id);

CREATE INDEX institution_job_institution ON institution_job (institution, id);

CREATE UNIQUE INDEX institution_job_natural_key ON institution_job (report, kind, who, job_day, from_time) WHERE void = 0;

CREATE INDEX institution_job_order ON institution_job (job_day, id);

CREATE INDEX institution_job_organisation ON institution_job (organisation_id, id);

CREATE INDEX institution_job_place ON institution_job (region_path, void, id);

CREATE INDEX institution_job_report ON institution_job (report, id);

CREATE TABLE institution_qualification (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    institution INTEGER,
    certificate TEXT,
    issuer TEXT,
    scope TEXT,
    from_day TEXT,
    until_day TEXT,
    professionals INTEGER,
    technical_head TEXT,
    quality_head TEXT
);

CREATE INDEX institution_qualification_institution ON institution_qualification (institution, id);

CREATE UNIQUE INDEX institution_qualification_natural_key ON institution_qualification (certificate) WHERE void = 0;

CREATE INDEX institution_qualification_organisation ON institution_qualification (organisation_id, id);

CREATE INDEX institution_qualification_place ON institution_qualification (region_path, void, id);

CREATE TABLE institution_report (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    institution INTEGER,
    number TEXT,
    employer_code TEXT,
    employer INTEGER,
    kind TEXT,
    sampled_day TEXT,
    signed_day TEXT,
    point_count INTEGER,
    exceeded_count INTEGER,
    sampler TEXT,
    signer TEXT
);

CREATE INDEX institution_report_employer ON institution_report (employer, id);

CREATE INDEX institution_report_institution ON institution_report (institution, id);

CREATE UNIQUE INDEX institution_report_natural_key ON institution_report (COALESCE(institution, -1), number) WHERE void = 0;

CREATE INDEX institution_report_number ON institution_report (number);

CREATE INDEX institution_report_order ON institution_report (signed_day, id);

CREATE INDEX institution_report_organisation ON institution_report (organisation_id, id);

CREATE INDEX institution_report_place ON institution_report (region_path, void, id);

CREATE TABLE institution_resource (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    institution INTEGER,
    kind TEXT,
    name TEXT,
    qualification TEXT,
    number TEXT,
    valid_until TEXT
);

CREATE INDEX institution_resource_institution ON institution_resource (institution, id);

CREATE UNIQUE INDEX institution_resource_natural_key ON institution_resource (institution, kind, name, COALESCE(number, '')) WHERE void = 0;

CREATE INDEX institution_resource_organisation ON institution_resource (organisation_id, id);

CREATE INDEX institution_resource_place ON institution_resource (region_path, void, id);

CREATE TABLE insured_headcount (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    employer INTEGER,
    counted_day TEXT,
    insured INTEGER,
    source TEXT
);

CREATE INDEX insured_headcount_employer_counted_day ON insured_headcount (employer, counted_day);

CREATE UNIQUE INDEX insured_headcount_natural_key ON insured_headcount (employer, counted_day) WHERE void = 0;

CREATE INDEX insured_headcount_order ON insured_headcount (counted_day, id);

CREATE INDEX insured_headcount_organisation ON insured_headcount (organisation_id, id);

CREATE INDEX insured_headcount_place ON insured_headcount (region_path, void, id);

CREATE TABLE job (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    state TEXT NOT NULL,
    account_id INTEGER NOT NULL,
    region_path TEXT NOT NULL,
    done INTEGER NOT NULL,
    total INTEGER,
    fraction REAL NOT NULL,
    fraction_at_start REAL NOT NULL,
    rate REAL NOT NULL,
    message TEXT NOT NULL,
    parameters TEXT NOT NULL,
    checkpoint TEXT NOT NULL,
    result TEXT NOT NULL,
    cancel_requested INTEGER NOT NULL,
    lease_until INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    started_at INTEGER,
    finished_at INTEGER
);

CREATE INDEX job_account ON job (account_id, id);

CREATE INDEX job_state ON job (state, id);

CREATE TABLE laboratory_parameter (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    institution INTEGER,
    factor TEXT,
    method TEXT,
    accreditation TEXT,
    from_day TEXT,
    until_day TEXT,
    equipment TEXT,
    staff INTEGER
);

CREATE INDEX laboratory_parameter_institution ON laboratory_parameter (institution, id);

CREATE UNIQUE INDEX laboratory_parameter_natural_key ON laboratory_parameter (institution, factor, method) WHERE void = 0;

CREATE INDEX laboratory_parameter_organisation ON laboratory_parameter (organisation_id, id);

CREATE INDEX laboratory_parameter_place ON laboratory_parameter (region_path, void, id);

CREATE TABLE ledger_entry (
    sequence INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    account_name TEXT NOT NULL,
    on_behalf_of TEXT NOT NULL,
    action TEXT NOT NULL,
    register TEXT NOT NULL,
    record_id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    reason TEXT NOT NULL,
    content TEXT NOT NULL,
    hash BLOB NOT NULL
);

CREATE UNIQUE INDEX ledger_entry_record ON ledger_entry (register, record_id, version);

CREATE TABLE ledger_head (id INTEGER PRIMARY KEY, sequence INTEGER NOT NULL, hash BLOB NOT NULL, next_id INTEGER NOT NULL);

CREATE TABLE listed_object (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    object_list INTEGER,
    year INTEGER,
    kind TEXT,
    number TEXT,
    name TEXT,
    region_code TEXT,
    visited_day TEXT,
    object_id INTEGER
);

CREATE UNIQUE INDEX listed_object_natural_key ON listed_object (object_list, object_id) WHERE void = 0;

CREATE INDEX listed_object_object_id_year ON listed_object (object_id, year);

CREATE INDEX listed_object_object_list ON listed_object (object_list, id);

CREATE INDEX listed_object_order ON listed_object (number, id);

CREATE INDEX listed_object_organisation ON listed_object (organisation_id, id);

CREATE INDEX listed_object_place ON listed_object (region_path, void, id);

CREATE TABLE material_request (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    diagnosis_case INTEGER,
    employer INTEGER,
    worker INTEGER,
    performer INTEGER,
    hazard TEXT,
    institution TEXT,
    asked_day TEXT,
    due_day TEXT,
    history TEXT,
    examinations TEXT,
    measurements TEXT,
    dose TEXT,
    other TEXT,
    answered_day TEXT,
    accepted_day TEXT
);

CREATE INDEX material_request_diagnosis_case ON material_request (diagnosis_case, id);

CREATE INDEX material_request_employer ON material_request (employer, id);

CREATE UNIQUE INDEX material_request_natural_key ON material_request (COALESCE(diagnosis_case, -1), COALESCE(asked_day, '')) WHERE void = 0;

CREATE INDEX material_request_order ON material_request (asked_day, id);

CREATE INDEX material_request_organisation ON material_request (organisation_id, id);

CREATE INDEX material_request_performer ON material_request (performer, id);

CREATE INDEX material_request_place ON material_request (region_path, void, id);

CREATE INDEX material_request_worker ON material_request (worker, id);

CREATE TABLE measurement (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    task INTEGER,
    employer INTEGER,
    post INTEGER,
    factor TEXT,
    limit_row TEXT,
    sampled_day TEXT,
    sample TEXT,
    report TEXT,
    service_institution INTEGER,
    institution TEXT,
    hours_per_day REAL,
    days_per_week REAL,
    c_twa TEXT,
    c_twa_respirable TEXT,
    c_ste TEXT,
    c_me TEXT,
    c_pe TEXT,
    is_steady INTEGER,
    free_silica_pct REAL,
    lex_8h REAL,
    lex_40h REAL,
    outcome TEXT,
    findings TEXT,
    note TEXT
);

CREATE INDEX measurement_employer_sampled_day ON measurement (employer, sampled_day);

CREATE UNIQUE INDEX measurement_natural_key ON measurement (task, post, factor, sampled_day, COALESCE(sample, '')) WHERE void = 0;

CREATE INDEX measurement_order ON measurement (sampled_day, id);

CREATE INDEX measurement_organisation ON measurement (organisation_id, id);

CREATE INDEX measurement_place ON measurement (region_path, void, id);

CREATE INDEX measurement_post_factor ON measurement (post, factor);

CREATE INDEX measurement_service_institution ON measurement (service_institution, id);

CREATE INDEX measurement_task ON measurement (task, id);

CREATE TABLE minute_rollup (
    device_id INTEGER NOT NULL,
    factor TEXT NOT NULL,
    
    start_at INTEGER NOT NULL,
    integral REAL NOT NULL,
    covered_ms INTEGER NOT NULL,
    sample_count INTEGER NOT NULL,
    excluded_count INTEGER NOT NULL,
    over_range_count INTEGER NOT NULL,
    unflagged_count INTEGER NOT NULL,
    lowest REAL,
    highest REAL,
    unit TEXT NOT NULL,
    source INTEGER NOT NULL,
    verified INTEGER NOT NULL,
    simulated INTEGER NOT NULL,
    PRIMARY KEY (device_id, factor, start_at)
);

CREATE TABLE model_factor (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    device_model INTEGER,
    source TEXT,
    factor TEXT,
    name TEXT,
    unit TEXT,
    scale REAL,
    hazard TEXT
);

CREATE INDEX model_factor_device_model ON model_factor (device_model, id);

CREATE UNIQUE INDEX model_factor_natural_key ON model_factor (device_model, source) WHERE void = 0;

CREATE INDEX model_factor_organisation ON model_factor (organisation_id, id);

CREATE INDEX model_factor_place ON model_factor (region_path, void, id);

CREATE TABLE monitoring_channel (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    employer INTEGER,
    device INTEGER,
    factor TEXT,
    name TEXT,
    unit TEXT,
    hazard TEXT,
    lowest REAL,
    highest REAL
);

CREATE INDEX monitoring_channel_device ON monitoring_channel (device, id);

CREATE INDEX monitoring_channel_employer ON monitoring_channel (employer, id);

CREATE UNIQUE INDEX monitoring_channel_natural_key ON monitoring_channel (device, factor) WHERE void = 0;

CREATE INDEX monitoring_channel_organisation ON monitoring_channel (organisation_id, id);

CREATE INDEX monitoring_channel_place ON monitoring_channel (region_path, void, id);

CREATE TABLE monitoring_check (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    title TEXT,
    year INTEGER,
    region_code TEXT,
    kind TEXT,
    size INTEGER,
    limit_days INTEGER,
    seed TEXT,
    population INTEGER,
    drawn_day TEXT,
    timeliness REAL,
    accuracy REAL,
    scored_day TEXT,
    conclusion TEXT
);

CREATE UNIQUE INDEX monitoring_check_natural_key ON monitoring_check (title, year, region_code) WHERE void = 0;

CREATE INDEX monitoring_check_order ON monitoring_check (year, id);

CREATE INDEX monitoring_check_organisation ON monitoring_check (organisation_id, id);

CREATE INDEX monitoring_check_place ON monitoring_check (region_path, void, id);

CREATE TABLE monitoring_check_item (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    monitoring_check INTEGER,
    record_number INTEGER,
    source TEXT,
    event_day TEXT,
    entered_day TEXT,
    days INTEGER,
    is_in_time INTEGER,
    content TEXT,
    found TEXT,
    verdict TEXT,
    checked_day TEXT,
    checker TEXT,
    corrected_day TEXT
);

CREATE INDEX monitoring_check_item_monitoring_check ON monitoring_check_item (monitoring_check, id);

CREATE UNIQUE INDEX monitoring_check_item_natural_key ON monitoring_check_item (COALESCE(monitoring_check, -1), COALESCE(record_number, -1)) WHERE void = 0;

CREATE INDEX monitoring_check_item_order ON monitoring_check_item (event_day, id);

CREATE INDEX monitoring_check_item_organisation ON monitoring_check_item (organisation_id, id);

CREATE INDEX monitoring_check_item_place ON monitoring_check_item (region_path, void, id);

CREATE TABLE monitoring_device (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    mn TEXT,
    name TEXT,
    model TEXT,
    manufacturer TEXT,
    device_model INTEGER,
    employer INTEGER,
    workplace INTEGER,
    post INTEGER,
    location TEXT,
    installed_day TEXT,
    verification_certificate TEXT,
    verification_expiry TEXT,
    calibration_certificate TEXT,
    calibration_expiry TEXT,
    interval_seconds INTEGER,
    minute_period INTEGER,
    sends_period_end INTEGER,
    dialects TEXT,
    answers_unflagged INTEGER,
    takes_time INTEGER,
    takes_commands INTEGER,
    allowed_networks TEXT,
    password TEXT,
    password_index TEXT,
    is_simulated INTEGER
);

CREATE INDEX monitoring_device_device_model ON monitoring_device (device_model, id);

CREATE INDEX monitoring_device_employer ON monitoring_device (employer, id);

CREATE UNIQUE INDEX monitoring_device_natural_key ON monitoring_device (mn) WHERE void = 0;

CREATE INDEX monitoring_device_organisation ON monitoring_device (organisation_id, id);

CREATE INDEX monitoring_device_place ON monitoring_device (region_path, void, id);

CREATE INDEX monitoring_device_post ON monitoring_device (post, id);

CREATE INDEX monitoring_device_workplace ON monitoring_device (workplace, id);

CREATE TABLE monitoring_task (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    year INTEGER,
    title TEXT,
    region_code TEXT,
    factors TEXT,
    employer_count INTEGER,
    deadline TEXT,
    basis TEXT,
    reported_day TEXT
);

CREATE UNIQUE INDEX monitoring_task_natural_key ON monitoring_task (year, region_code) WHERE void = 0;

CREATE INDEX monitoring_task_order ON monitoring_task (year, id);

CREATE INDEX monitoring_task_organisation ON monitoring_task (organisation_id, id);

CREATE INDEX monitoring_task_place ON monitoring_task (region_path, void, id);

CREATE TABLE monitoring_verdict (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    year INTEGER,
    unit TEXT,
    employer INTEGER,
    post INTEGER,
    factor TEXT,
    measured INTEGER,
    exceeded INTEGER,
    not_assessable INTEGER,
    outcome TEXT,
    first_day TEXT
);

CREATE INDEX monitoring_verdict_employer ON monitoring_verdict (employer, id);

CREATE UNIQUE INDEX monitoring_verdict_natural_key ON monitoring_verdict (year, unit, employer, COALESCE(post, -1), COALESCE(factor, '')) WHERE void = 0;

CREATE INDEX monitoring_verdict_organisation ON monitoring_verdict (organisation_id, id);

CREATE INDEX monitoring_verdict_place ON monitoring_verdict (region_path, void, id);

CREATE INDEX monitoring_verdict_post ON monitoring_verdict (post, id);

CREATE INDEX monitoring_verdict_year_unit_outcome ON monitoring_verdict (year, unit, outcome);

CREATE TABLE object_list (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    year INTEGER,
    kind TEXT,
    region_code TEXT,
    frozen_on TEXT,
    object_count INTEGER,
    sha256 TEXT
);

CREATE UNIQUE INDEX object_list_natural_key ON object_list (year, kind, region_code) WHERE void = 0;

CREATE INDEX object_list_order ON object_list (year, id);

CREATE INDEX object_list_organisation ON object_list (organisation_id, id);

CREATE INDEX object_list_place ON object_list (region_path, void, id);

CREATE TABLE organisation (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    name TEXT,
    credit_code TEXT,
    type TEXT,
    region_code TEXT,
    parent INTEGER,
    is_public INTEGER,
    address TEXT,
    qualification TEXT,
    contact_name TEXT,
    contact_name_index TEXT,
    contact_phone TEXT,
    contact_phone_index TEXT
);

CREATE UNIQUE INDEX organisation_credit_code_unique ON organisation (credit_code) WHERE void = 0;

CREATE UNIQUE INDEX organisation_natural_key ON organisation (name, region_code) WHERE void = 0;

CREATE INDEX organisation_organisation ON organisation (organisation_id, id);

CREATE INDEX organisation_parent ON organisation (parent, id);

CREATE INDEX organisation_place ON organisation (region_path, void, id);

CREATE TABLE patient (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    worker INTEGER,
    name TEXT,
    name_index TEXT,
    id_number TEXT,
    id_number_index TEXT,
    disease TEXT,
    stage TEXT,
    diagnosed_day TEXT,
    region_code TEXT,
    is_insured INTEGER,
    has_employer INTEGER,
    last_visit TEXT,
    died_day TEXT,
    death_cause TEXT,
    diagnosis_case INTEGER
);

CREATE INDEX patient_diagnosis_case ON patient (diagnosis_case, id);

CREATE UNIQUE INDEX patient_natural_key ON patient (id_number_index) WHERE void = 0;

CREATE INDEX patient_organisation ON patient (organisation_id, id);

CREATE INDEX patient_place ON patient (region_path, void, id);

CREATE INDEX patient_worker ON patient (worker, id);

CREATE TABLE patient_referral (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    patient INTEGER,
    direction TEXT,
    from_member INTEGER,
    to_member INTEGER,
    receiver INTEGER,
    referred_day TEXT,
    reason TEXT,
    records TEXT,
    received_day TEXT,
    expert INTEGER,
    treatment TEXT,
    treated_day TEXT,
    back_day TEXT,
    advice TEXT,
    taken_day TEXT
);

CREATE INDEX patient_referral_expert ON patient_referral (expert, id);

CREATE INDEX patient_referral_from_member ON patient_referral (from_member, id);

CREATE UNIQUE INDEX patient_referral_natural_key ON patient_referral (patient, referred_day, to_member) WHERE void = 0;

CREATE INDEX patient_referral_order ON patient_referral (referred_day, id);

CREATE INDEX patient_referral_organisation ON patient_referral (organisation_id, id);

CREATE INDEX patient_referral_patient ON patient_referral (patient, id);

CREATE INDEX patient_referral_place ON patient_referral (region_path, void, id);

CREATE INDEX patient_referral_receiver ON patient_referral (receiver, id);

CREATE INDEX patient_referral_to_member ON patient_referral (to_member, id);

CREATE TABLE patient_visit (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    patient INTEGER,
    visit_day TEXT,
    way TEXT,
    outcome TEXT,
    complication TEXT,
    is_treated INTEGER,
    death_cause TEXT
);

CREATE UNIQUE INDEX patient_visit_natural_key ON patient_visit (patient, visit_day) WHERE void = 0;

CREATE INDEX patient_visit_order ON patient_visit (visit_day, id);

CREATE INDEX patient_visit_organisation ON patient_visit (organisation_id, id);

CREATE INDEX patient_visit_patient ON patient_visit (patient, id);

CREATE INDEX patient_visit_place ON patient_visit (region_path, void, id);

CREATE TABLE plan_indicator (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    region_code TEXT,
    plan TEXT,
    number TEXT,
    name TEXT,
    target_text TEXT,
    target_value REAL,
    printed_comparator TEXT,
    tested_comparator TEXT,
    unit TEXT,
    measure TEXT,
    numerator_text TEXT,
    denominator_text TEXT,
    source TEXT,
    evidence TEXT,
    valid_from TEXT,
    valid_to TEXT
);

CREATE UNIQUE INDEX plan_indicator_natural_key ON plan_indicator (region_code, number) WHERE void = 0;

CREATE INDEX plan_indicator_order ON plan_indicator (number, id);

CREATE INDEX plan_indicator_organisation ON plan_indicator (organisation_id, id);

CREATE INDEX plan_indicator_place ON plan_indicator (region_path, void, id);

CREATE TABLE post (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    employer INTEGER,
    workplace INTEGER,
    workshop TEXT,
    name TEXT,
    work TEXT,
    headcount INTEGER,
    shift TEXT
);

CREATE INDEX post_employer ON post (employer, id);

CREATE UNIQUE INDEX post_natural_key ON post (workplace, workshop, name) WHERE void = 0;

CREATE INDEX post_organisation ON post (organisation_id, id);

CREATE INDEX post_place ON post (region_path, void, id);

CREATE INDEX post_workplace ON post (workplace, id);

CREATE TABLE post_hazard (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    employer INTEGER,
    post INTEGER,
    hazard TEXT,
    exposed_headcount INTEGER,
    hours_per_shift REAL,
    days_per_week REAL,
    free_silica REAL,
    is_exempt_source INTEGER,
    facilities TEXT,
    equipment TEXT,
    hazard_class TEXT,
    nature TEXT
);

CREATE INDEX post_hazard_employer ON post_hazard (employer, id);

CREATE UNIQUE INDEX post_hazard_natural_key ON post_hazard (post, hazard) WHERE void = 0;

CREATE INDEX post_hazard_organisation ON post_hazard (organisation_id, id);

CREATE INDEX post_hazard_place ON post_hazard (region_path, void, id);

CREATE INDEX post_hazard_post ON post_hazard (post, id);

CREATE TABLE product_setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);

CREATE TABLE quality_control (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    institution INTEGER,
    year INTEGER,
    planned_day TEXT,
    team TEXT,
    visited_day TEXT,
    form_version TEXT,
    general_score REAL,
    project_score REAL,
    score REAL,
    failed_keys TEXT,
    result TEXT,
    problems TEXT,
    rectification TEXT,
    submitted_day TEXT,
    rectified_day TEXT,
    published_day TEXT
);

CREATE INDEX quality_control_institution_year ON quality_control (institution, year);

CREATE UNIQUE INDEX quality_control_natural_key ON quality_control (institution, year) WHERE void = 0;

CREATE INDEX quality_control_order ON quality_control (year, id);

CREATE INDEX quality_control_organisation ON quality_control (organisation_id, id);

CREATE INDEX quality_control_place ON quality_control (region_path, void, id);

CREATE TABLE quality_score (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    quality_control INTEGER,
    item TEXT,
    points REAL,
    remark TEXT
);

CREATE UNIQUE INDEX quality_score_natural_key ON quality_score (quality_control, item) WHERE void = 0;

CREATE INDEX quality_score_organisation ON quality_score (organisation_id, id);

CREATE INDEX quality_score_place ON quality_score (region_path, void, id);

CREATE INDEX quality_score_quality_control ON quality_score (quality_control, id);

CREATE TABLE quarantined_device (
    mn TEXT PRIMARY KEY,
    reason TEXT NOT NULL,
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    frame_count INTEGER NOT NULL,
    peer TEXT NOT NULL
);

CREATE TABLE radiation_device (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    radiation_unit INTEGER,
    name TEXT,
    kind TEXT,
    serial TEXT,
    room TEXT,
    installed_day TEXT,
    last_test TEXT,
    last_result TEXT,
    next_test TEXT
);

CREATE UNIQUE INDEX radiation_device_natural_key ON radiation_device (radiation_unit, serial) WHERE void = 0;

CREATE INDEX radiation_device_organisation ON radiation_device (organisation_id, id);

CREATE INDEX radiation_device_place ON radiation_device (region_path, void, id);

CREATE INDEX radiation_device_radiation_unit ON radiation_device (radiation_unit, id);

CREATE TABLE radiation_test (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    device INTEGER,
    kind TEXT,
    planned_day TEXT,
    tested_day TEXT,
    service TEXT,
    report TEXT,
    result TEXT,
    findings TEXT
);

CREATE INDEX radiation_test_device ON radiation_test (device, id);

CREATE UNIQUE INDEX radiation_test_natural_key ON radiation_test (device, kind, planned_day) WHERE void = 0;

CREATE INDEX radiation_test_order ON radiation_test (planned_day, id);

CREATE INDEX radiation_test_organisation ON radiation_test (organisation_id, id);

CREATE INDEX radiation_test_place ON radiation_test (region_path, void, id);

CREATE TABLE radiation_unit (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    employer INTEGER,
    field TEXT,
    licence TEXT,
    valid_from TEXT,
    valid_until TEXT,
    contact TEXT
);

CREATE INDEX radiation_unit_employer ON radiation_unit (employer, id);

CREATE UNIQUE INDEX radiation_unit_natural_key ON radiation_unit (employer, field) WHERE void = 0;

CREATE INDEX radiation_unit_organisation ON radiation_unit (organisation_id, id);

CREATE INDEX radiation_unit_place ON radiation_unit (region_path, void, id);

CREATE TABLE radiation_worker (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    worker INTEGER,
    employer INTEGER,
    name TEXT,
    name_index TEXT,
    id_number TEXT,
    id_number_index TEXT,
    field TEXT,
    work TEXT,
    certificate TEXT,
    from_day TEXT,
    to_day TEXT,
    periods_per_year INTEGER
);

CREATE INDEX radiation_worker_employer ON radiation_worker (employer, id);

CREATE UNIQUE INDEX radiation_worker_natural_key ON radiation_worker (employer, id_number_index, from_day) WHERE void = 0;

CREATE INDEX radiation_worker_organisation ON radiation_worker (organisation_id, id);

CREATE INDEX radiation_worker_place ON radiation_worker (region_path, void, id);

CREATE INDEX radiation_worker_worker ON radiation_worker (worker, id);

CREATE TABLE reading (
    device_id INTEGER NOT NULL,
    command INTEGER NOT NULL,
    at INTEGER NOT NULL,
    factor TEXT NOT NULL,
    statistic TEXT NOT NULL,
    revision INTEGER NOT NULL,
    value REAL,
    value_text TEXT NOT NULL,
    flag TEXT NOT NULL,
    unit TEXT NOT NULL,
    verified INTEGER NOT NULL,
    marks INTEGER NOT NULL,
    arrived_at INTEGER NOT NULL,
    PRIMARY KEY (device_id, command, at, factor, statistic, revision)
);

CREATE TABLE refused_frame (
    id INTEGER PRIMARY KEY,
    arrived_at INTEGER NOT NULL,
    reason TEXT NOT NULL,
    mn TEXT NOT NULL,
    peer TEXT NOT NULL,
    content BLOB NOT NULL
);

CREATE INDEX refused_frame_arrival ON refused_frame (arrived_at);

CREATE INDEX refused_frame_mn ON refused_frame (mn, arrived_at);

CREATE INDEX refused_frame_peer ON refused_frame (peer, arrived_at);

CREATE TABLE region (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    code TEXT,
    name TEXT,
    parent TEXT,
    type TEXT,
    is_statutory INTEGER,
    is_counted INTEGER,
    valid_from TEXT,
    valid_to TEXT,
    aliases TEXT,
    evidence TEXT,
    path TEXT,
    shipped_digest TEXT
);

CREATE UNIQUE INDEX region_natural_key ON region (code) WHERE void = 0;

CREATE INDEX region_order ON region (code, id);

CREATE INDEX region_organisation ON region (organisation_id, id);

CREATE INDEX region_place ON region (region_path, void, id);

CREATE TABLE register_column (
    register TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    PRIMARY KEY (register, name)
);

CREATE TABLE rehabilitation_session (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    station INTEGER,
    patient INTEGER,
    session_day TEXT,
    activity TEXT,
    minutes INTEGER,
    six_minute_walk REAL,
    fvc REAL,
    note TEXT
);

CREATE UNIQUE INDEX rehabilitation_session_natural_key ON rehabilitation_session (station, patient, session_day, activity) WHERE void = 0;

CREATE INDEX rehabilitation_session_order ON rehabilitation_session (session_day, id);

CREATE INDEX rehabilitation_session_organisation ON rehabilitation_session (organisation_id, id);

CREATE INDEX rehabilitation_session_patient ON rehabilitation_session (patient, id);

CREATE INDEX rehabilitation_session_place ON rehabilitation_session (region_path, void, id);

CREATE INDEX rehabilitation_session_station_session_day ON rehabilitation_session (station, session_day);

CREATE TABLE rehabilitation_station (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    name TEXT,
    kind TEXT,
    region_code TEXT,
    address TEXT,
    organisation INTEGER,
    staff TEXT,
    devices TEXT,
    serving_since TEXT,
    assessed_day TEXT
);

CREATE UNIQUE INDEX rehabilitation_station_natural_key ON rehabilitation_station (name, region_code) WHERE void = 0;

CREATE INDEX rehabilitation_station_organisation ON rehabilitation_station (organisation_id, id);

CREATE INDEX rehabilitation_station_place ON rehabilitation_station (region_path, void, id);

CREATE TABLE rehabilitation_threshold (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    region_code TEXT,
    persons INTEGER,
    from_day TEXT,
    basis TEXT
);

CREATE UNIQUE INDEX rehabilitation_threshold_natural_key ON rehabilitation_threshold (region_code, from_day) WHERE void = 0;

CREATE INDEX rehabilitation_threshold_order ON rehabilitation_threshold (from_day, id);

CREATE INDEX rehabilitation_threshold_organisation ON rehabilitation_threshold (organisation_id, id);

CREATE INDEX rehabilitation_threshold_place ON rehabilitation_threshold (region_path, void, id);

CREATE TABLE report_card (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    kind TEXT,
    suspected_case INTEGER,
    diagnosis_case INTEGER,
    employer INTEGER,
    worker INTEGER,
    region_code TEXT,
    name TEXT,
    name_index TEXT,
    id_number TEXT,
    id_number_index TEXT,
    phone TEXT,
    phone_index TEXT,
    disease TEXT,
    other_disease TEXT,
    work_type TEXT,
    hazard TEXT,
    exposed_from TEXT,
    exposed_years INTEGER,
    exposed_months INTEGER,
    applied_day TEXT,
    found_day TEXT,
    unit TEXT,
    unit_head TEXT,
    case_type TEXT,
    complication TEXT,
    stage_one_day TEXT,
    stage_two_day TEXT,
    stage_three_day TEXT,
    pesticide TEXT,
    cause TEXT,
    outcome TEXT,
    place_code TEXT,
    place_detail TEXT,
    died_day TEXT,
    death_reason TEXT,
    writer TEXT,
    writer_phone TEXT,
    written_day TEXT,
    reporter TEXT,
    reporter_phone TEXT,
    report_unit TEXT,
    report_day TEXT,
    remark TEXT
);

CREATE INDEX report_card_diagnosis_case ON report_card (diagnosis_case, id);

CREATE INDEX report_card_employer ON report_card (employer, id);

CREATE UNIQUE INDEX report_card_natural_key ON report_card (kind, id_number_index, found_day) WHERE void = 0;

CREATE INDEX report_card_order ON report_card (found_day, id);

CREATE INDEX report_card_organisation ON report_card (organisation_id, id);

CREATE INDEX report_card_place ON report_card (region_path, void, id);

CREATE INDEX report_card_suspected_case ON report_card (suspected_case, id);

CREATE INDEX report_card_worker ON report_card (worker, id);

CREATE TABLE report_survey (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    year INTEGER,
    region_code TEXT,
    cases INTEGER,
    in_time INTEGER,
    late INTEGER,
    missing INTEGER,
    unmatched INTEGER,
    matched_day TEXT,
    checked_day TEXT,
    note TEXT
);

CREATE UNIQUE INDEX report_survey_natural_key ON report_survey (year, region_code) WHERE void = 0;

CREATE INDEX report_survey_order ON report_survey (year, id);

CREATE INDEX report_survey_organisation ON report_survey (organisation_id, id);

CREATE INDEX report_survey_place ON report_survey (region_path, void, id);

CREATE TABLE report_survey_case (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    survey INTEGER,
    source TEXT,
    diagnosis_case INTEGER,
    payment INTEGER,
    worker INTEGER,
    event_day TEXT,
    institution TEXT,
    report_day TEXT,
    days INTEGER,
    verdict TEXT,
    has_benefit INTEGER,
    cause TEXT,
    remedy TEXT
);

CREATE INDEX report_survey_case_diagnosis_case ON report_survey_case (diagnosis_case, id);

CREATE UNIQUE INDEX report_survey_case_natural_key ON report_survey_case (COALESCE(survey, -1), COALESCE(diagnosis_case, -1), COALESCE(payment, -1)) WHERE void = 0;

CREATE INDEX report_survey_case_order ON report_survey_case (event_day, id);

CREATE INDEX report_survey_case_organisation ON report_survey_case (organisation_id, id);

CREATE INDEX report_survey_case_payment ON report_survey_case (payment, id);

CREATE INDEX report_survey_case_place ON report_survey_case (region_path, void, id);

CREATE INDEX report_survey_case_survey ON report_survey_case (survey, id);

CREATE INDEX report_survey_case_worker ON report_survey_case (worker, id);

CREATE TABLE reported_figure (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    indicator INTEGER,
    region_code TEXT,
    year INTEGER,
    numerator INTEGER,
    denominator INTEGER,
    base REAL,
    cut_off TEXT,
    source TEXT
);

CREATE INDEX reported_figure_indicator ON reported_figure (indicator, id);

CREATE UNIQUE INDEX reported_figure_natural_key ON reported_figure (indicator, region_code, year) WHERE void = 0;

CREATE INDEX reported_figure_order ON reported_figure (year, id);

CREATE INDEX reported_figure_organisation ON reported_figure (organisation_id, id);

CREATE INDEX reported_figure_place ON reported_figure (region_path, void, id);

CREATE TABLE rereading_round (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    institution INTEGER,
    kind TEXT,
    from_day TEXT,
    to_day TEXT,
    size INTEGER,
    drawn_count INTEGER,
    compared_count INTEGER,
    observed_agreement REAL,
    kappa REAL,
    weighted_kappa REAL,
    agreement_grade TEXT
);

CREATE INDEX rereading_round_institution ON rereading_round (institution, id);

CREATE UNIQUE INDEX rereading_round_natural_key ON rereading_round (institution, kind, from_day) WHERE void = 0;

CREATE INDEX rereading_round_order ON rereading_round (from_day, id);

CREATE INDEX rereading_round_organisation ON rereading_round (organisation_id, id);

CREATE INDEX rereading_round_place ON rereading_round (region_path, void, id);

CREATE TABLE rereading_sample (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    rereading_round INTEGER,
    number INTEGER,
    report TEXT,
    examination INTEGER,
    second_class TEXT,
    reader TEXT,
    read_day TEXT,
    first_class TEXT,
    agrees INTEGER
);

CREATE INDEX rereading_sample_examination ON rereading_sample (examination, id);

CREATE UNIQUE INDEX rereading_sample_natural_key ON rereading_sample (rereading_round, number) WHERE void = 0;

CREATE INDEX rereading_sample_organisation ON rereading_sample (organisation_id, id);

CREATE INDEX rereading_sample_place ON rereading_sample (region_path, void, id);

CREATE INDEX rereading_sample_rereading_round ON rereading_sample (rereading_round, id);

CREATE TABLE responsibility_finding (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    patient INTEGER,
    found_day TEXT,
    kind TEXT,
    employer INTEGER,
    former_work TEXT,
    grounds TEXT,
    local_office TEXT,
    aid_office TEXT,
    aid_number TEXT,
    aided_day TEXT,
    settled_day TEXT
);

CREATE INDEX responsibility_finding_employer ON responsibility_finding (employer, id);

CREATE UNIQUE INDEX responsibility_finding_natural_key ON responsibility_finding (patient, found_day) WHERE void = 0;

CREATE INDEX responsibility_finding_order ON responsibility_finding (found_day, id);

CREATE INDEX responsibility_finding_organisation ON responsibility_finding (organisation_id, id);

CREATE INDEX responsibility_finding_patient ON responsibility_finding (patient, id);

CREATE INDEX responsibility_finding_place ON responsibility_finding (region_path, void, id);

CREATE TABLE retention_rule (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    kind TEXT,
    days INTEGER,
    basis TEXT
);

CREATE UNIQUE INDEX retention_rule_kind_unique ON retention_rule (kind) WHERE void = 0;

CREATE INDEX retention_rule_organisation ON retention_rule (organisation_id, id);

CREATE INDEX retention_rule_place ON retention_rule (region_path, void, id);

CREATE TABLE risk_grading (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    employer INTEGER,
    graded_day TEXT,
    method TEXT,
    nature TEXT,
    exposure_level TEXT,
    exposed_headcount INTEGER,
    hazard_grade TEXT,
    score REAL,
    management_grade TEXT,
    risk_class TEXT,
    evidence TEXT,
    occasion TEXT,
    self_check INTEGER,
    is_current INTEGER,
    published_day TEXT,
    published_way TEXT,
    inspection INTEGER,
    findings TEXT
);

CREATE INDEX risk_grading_employer_is_current ON risk_grading (employer, is_current);

CREATE INDEX risk_grading_inspection ON risk_grading (inspection, id);

CREATE INDEX risk_grading_order ON risk_grading (graded_day, id);

CREATE INDEX risk_grading_organisation ON risk_grading (organisation_id, id);

CREATE INDEX risk_grading_place ON risk_grading (region_path, void, id);

CREATE INDEX risk_grading_self_check ON risk_grading (self_check, id);

CREATE TABLE risk_rule (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    kind TEXT,
    least INTEGER,
    days INTEGER,
    severity TEXT,
    is_on INTEGER,
    basis TEXT
);

CREATE UNIQUE INDEX risk_rule_natural_key ON risk_rule (kind) WHERE void = 0;

CREATE INDEX risk_rule_organisation ON risk_rule (organisation_id, id);

CREATE INDEX risk_rule_place ON risk_rule (region_path, void, id);

CREATE TABLE rollup (
    device_id INTEGER NOT NULL,
    factor TEXT NOT NULL,
    period TEXT NOT NULL,
    start_at INTEGER NOT NULL,
    integral REAL NOT NULL,
    covered_ms INTEGER NOT NULL,
    sample_count INTEGER NOT NULL,
    excluded_count INTEGER NOT NULL,
    over_range_count INTEGER NOT NULL,
    unflagged_count INTEGER NOT NULL,
    lowest REAL,
    highest REAL,
    unit TEXT NOT NULL,
    source INTEGER NOT NULL,
    verified INTEGER NOT NULL,
    simulated INTEGER NOT NULL,
    PRIMARY KEY (device_id, factor, period, start_at)
);

CREATE TABLE rollup_due (
    device_id INTEGER NOT NULL,
    minute_at INTEGER NOT NULL,
    token INTEGER NOT NULL,
    marked_at INTEGER NOT NULL,
    PRIMARY KEY (device_id, minute_at)
);

CREATE INDEX rollup_due_marked ON rollup_due (marked_at, device_id, minute_at);

CREATE TABLE sampled_employer (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    task INTEGER,
    employer INTEGER,
    origin TEXT,
    service_institution INTEGER,
    institution TEXT,
    planned_day TEXT,
    note TEXT
);

CREATE INDEX sampled_employer_employer ON sampled_employer (employer, id);

CREATE UNIQUE INDEX sampled_employer_natural_key ON sampled_employer (task, employer) WHERE void = 0;

CREATE INDEX sampled_employer_organisation ON sampled_employer (organisation_id, id);

CREATE INDEX sampled_employer_place ON sampled_employer (region_path, void, id);

CREATE INDEX sampled_employer_service_institution ON sampled_employer (service_institution, id);

CREATE INDEX sampled_employer_task ON sampled_employer (task, id);

CREATE TABLE saved_view (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL,
    register TEXT NOT NULL,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    created_at INTEGER NOT NULL
);

CREATE UNIQUE INDEX saved_view_name ON saved_view (account_id, register, name);

CREATE TABLE schema_step (name TEXT PRIMARY KEY, taken_at INTEGER NOT NULL);

CREATE TABLE screened_person (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    screening_round INTEGER,
    clinic INTEGER,
    worker INTEGER,
    employer INTEGER,
    name TEXT,
    name_index TEXT,
    id_number TEXT,
    id_number_index TEXT,
    dust_years REAL,
    screened_day TEXT,
    film TEXT,
    reading TEXT,
    reader TEXT,
    referred_to TEXT,
    referred_day TEXT,
    suspected_case INTEGER,
    outcome TEXT
);

CREATE INDEX screened_person_clinic ON screened_person (clinic, id);

CREATE INDEX screened_person_employer ON screened_person (employer, id);

CREATE UNIQUE INDEX screened_person_natural_key ON screened_person (screening_round, id_number_index) WHERE void = 0;

CREATE INDEX screened_person_organisation ON screened_person (organisation_id, id);

CREATE INDEX screened_person_place ON screened_person (region_path, void, id);

CREATE INDEX screened_person_screening_round ON screened_person (screening_round, id);

CREATE INDEX screened_person_suspected_case ON screened_person (suspected_case, id);

CREATE INDEX screened_person_worker ON screened_person (worker, id);

CREATE TABLE screening_round (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    title TEXT,
    year INTEGER,
    region_code TEXT,
    from_day TEXT,
    to_day TEXT,
    target TEXT,
    clinic INTEGER,
    minimum_years REAL
);

CREATE INDEX screening_round_clinic ON screening_round (clinic, id);

CREATE UNIQUE INDEX screening_round_natural_key ON screening_round (title, year, region_code) WHERE void = 0;

CREATE INDEX screening_round_order ON screening_round (from_day, id);

CREATE INDEX screening_round_organisation ON screening_round (organisation_id, id);

CREATE INDEX screening_round_place ON screening_round (region_path, void, id);

CREATE TABLE self_check (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    employer INTEGER,
    year INTEGER,
    form_version TEXT,
    opened_day TEXT,
    test_level TEXT,
    test_report TEXT,
    answered_count INTEGER,
    score REAL,
    key_failed INTEGER,
    management_grade TEXT,
    signatory TEXT,
    submitted_day TEXT,
    inspection INTEGER,
    verified_score REAL,
    difference TEXT
);

CREATE INDEX self_check_employer ON self_check (employer, id);

CREATE INDEX self_check_inspection ON self_check (inspection, id);

CREATE UNIQUE INDEX self_check_natural_key ON self_check (employer, year) WHERE void = 0;

CREATE INDEX self_check_order ON self_check (year, id);

CREATE INDEX self_check_organisation ON self_check (organisation_id, id);

CREATE INDEX self_check_place ON self_check (region_path, void, id);

CREATE TABLE self_check_answer (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    self_check INTEGER,
    item TEXT,
    answer TEXT,
    evidence TEXT,
    verified_answer TEXT
);

CREATE UNIQUE INDEX self_check_answer_natural_key ON self_check_answer (self_check, COALESCE(item, '')) WHERE void = 0;

CREATE INDEX self_check_answer_organisation ON self_check_answer (organisation_id, id);

CREATE INDEX self_check_answer_place ON self_check_answer (region_path, void, id);

CREATE INDEX self_check_answer_self_check ON self_check_answer (self_check, id);

CREATE TABLE self_check_problem (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    employer INTEGER,
    self_check INTEGER,
    item TEXT,
    item_text TEXT,
    found_by TEXT,
    found_day TEXT,
    deadline TEXT,
    measure TEXT,
    done_day TEXT,
    confirmed_day TEXT
);

CREATE INDEX self_check_problem_employer ON self_check_problem (employer, id);

CREATE UNIQUE INDEX self_check_problem_natural_key ON self_check_problem (self_check, COALESCE(item, '')) WHERE void = 0;

CREATE INDEX self_check_problem_order ON self_check_problem (deadline, id);

CREATE INDEX self_check_problem_organisation ON self_check_problem (organisation_id, id);

CREATE INDEX self_check_problem_place ON self_check_problem (region_path, void, id);

CREATE INDEX self_check_problem_self_check ON self_check_problem (self_check, id);

CREATE TABLE shift_exposure (
    device_id INTEGER NOT NULL,
    factor TEXT NOT NULL,
    schedule_id INTEGER NOT NULL,
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL,
    post INTEGER,
    hazard TEXT NOT NULL,
    mean REAL NOT NULL,
    normalised REAL,
    dose REAL,
    unit TEXT NOT NULL,
    covered_ms INTEGER NOT NULL,
    elapsed_ms INTEGER NOT NULL,
    verified INTEGER NOT NULL,
    simulated INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    findings TEXT NOT NULL,
    PRIMARY KEY (device_id, factor, schedule_id, start_at)
);

CREATE INDEX shift_exposure_post ON shift_exposure (post, hazard, start_at);

CREATE TABLE shift_schedule (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    employer INTEGER,
    post INTEGER,
    name TEXT,
    starts_at TEXT,
    hours REAL,
    days_per_week REAL
);

CREATE INDEX shift_schedule_employer ON shift_schedule (employer, id);

CREATE UNIQUE INDEX shift_schedule_natural_key ON shift_schedule (employer, COALESCE(post, -1), name) WHERE void = 0;

CREATE INDEX shift_schedule_organisation ON shift_schedule (organisation_id, id);

CREATE INDEX shift_schedule_place ON shift_schedule (region_path, void, id);

CREATE INDEX shift_schedule_post ON shift_schedule (post, id);

CREATE TABLE sign_in_failure (
    name_digest TEXT PRIMARY KEY,
    failures INTEGER NOT NULL,
    locks INTEGER NOT NULL,
    locked_until INTEGER,
    last_failure_at INTEGER NOT NULL
);

CREATE TABLE support_role (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    institution INTEGER,
    function TEXT,
    level TEXT,
    region_code TEXT,
    from_day TEXT,
    until_day TEXT,
    basis TEXT
);

CREATE INDEX support_role_institution ON support_role (institution, id);

CREATE UNIQUE INDEX support_role_natural_key ON support_role (institution, function, region_code) WHERE void = 0;

CREATE INDEX support_role_organisation ON support_role (organisation_id, id);

CREATE INDEX support_role_place ON support_role (region_path, void, id);

CREATE TABLE suspected_case (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    worker INTEGER,
    employer INTEGER,
    examination INTEGER,
    name TEXT,
    name_index TEXT,
    id_number TEXT,
    id_number_index TEXT,
    disease TEXT,
    exposure TEXT,
    found_day TEXT,
    finder TEXT,
    reported_day TEXT,
    is_acute INTEGER,
    poisoned INTEGER,
    worker_told_day TEXT,
    employer_told_day TEXT,
    notice_proof TEXT
);

CREATE INDEX suspected_case_employer ON suspected_case (employer, id);

CREATE INDEX suspected_case_examination ON suspected_case (examination, id);

CREATE UNIQUE INDEX suspected_case_natural_key ON suspected_case (id_number_index, found_day, disease) WHERE void = 0;

CREATE INDEX suspected_case_order ON suspected_case (found_day, id);

CREATE INDEX suspected_case_organisation ON suspected_case (organisation_id, id);

CREATE INDEX suspected_case_place ON suspected_case (region_path, void, id);

CREATE INDEX suspected_case_worker ON suspected_case (worker, id);

CREATE TABLE telemetry_batch (
    device_id INTEGER NOT NULL,
    batch_key TEXT NOT NULL,
    body_hash TEXT NOT NULL,
    answer TEXT NOT NULL,
    arrived_at INTEGER NOT NULL,
    PRIMARY KEY (device_id, batch_key)
);

CREATE INDEX telemetry_batch_arrival ON telemetry_batch (arrived_at);

CREATE TABLE telemetry_stamp (id INTEGER PRIMARY KEY, stamp INTEGER NOT NULL);

CREATE TABLE township_power (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    region_code TEXT,
    article TEXT,
    item TEXT,
    from_day TEXT,
    until_day TEXT,
    source TEXT,
    mark TEXT
);

CREATE UNIQUE INDEX township_power_natural_key ON township_power (region_code, article, item, from_day) WHERE void = 0;

CREATE INDEX township_power_order ON township_power (from_day, id);

CREATE INDEX township_power_organisation ON township_power (organisation_id, id);

CREATE INDEX township_power_place ON township_power (region_path, void, id);

CREATE TABLE warning (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    title TEXT,
    kind TEXT,
    severity TEXT,
    employer INTEGER,
    workplace INTEGER,
    post INTEGER,
    raised_at INTEGER,
    last_at INTEGER,
    ended_at INTEGER,
    occurrences INTEGER,
    measured TEXT,
    limit_text TEXT,
    basis TEXT,
    is_evidence INTEGER,
    assignee TEXT,
    assigned_at INTEGER,
    answer TEXT,
    evidence TEXT,
    answered_at INTEGER,
    response_minutes INTEGER,
    outcome TEXT,
    closed_at INTEGER,
    source_page TEXT,
    source_key TEXT
);

CREATE INDEX warning_employer ON warning (employer, id);

CREATE INDEX warning_order ON warning (raised_at, id);

CREATE INDEX warning_organisation ON warning (organisation_id, id);

CREATE INDEX warning_place ON warning (region_path, void, id);

CREATE INDEX warning_post ON warning (post, id);

CREATE INDEX warning_source_key ON warning (source_key);

CREATE INDEX warning_workplace ON warning (workplace, id);

CREATE TABLE warning_handover (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    warning INTEGER,
    employer INTEGER,
    kind TEXT,
    content TEXT,
    is_evidence INTEGER,
    handed_day TEXT,
    accepted_day TEXT,
    acted_day TEXT,
    answer TEXT,
    answered_day TEXT
);

CREATE INDEX warning_handover_employer ON warning_handover (employer, id);

CREATE INDEX warning_handover_order ON warning_handover (handed_day, id);

CREATE INDEX warning_handover_organisation ON warning_handover (organisation_id, id);

CREATE INDEX warning_handover_place ON warning_handover (region_path, void, id);

CREATE INDEX warning_handover_warning ON warning_handover (warning, id);

CREATE TABLE wearing_observation (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    survey INTEGER,
    employer INTEGER,
    post INTEGER,
    place INTEGER,
    observed_day TEXT,
    result TEXT,
    fault TEXT,
    is_counted INTEGER
);

CREATE INDEX wearing_observation_employer ON wearing_observation (employer, id);

CREATE INDEX wearing_observation_is_counted_observed_day ON wearing_observation (is_counted, observed_day);

CREATE UNIQUE INDEX wearing_observation_natural_key ON wearing_observation (survey, post, place) WHERE void = 0;

CREATE INDEX wearing_observation_organisation ON wearing_observation (organisation_id, id);

CREATE INDEX wearing_observation_place ON wearing_observation (region_path, void, id);

CREATE INDEX wearing_observation_post ON wearing_observation (post, id);

CREATE INDEX wearing_observation_survey ON wearing_observation (survey, id);

CREATE TABLE wearing_survey (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    employer INTEGER,
    surveyed_day TEXT,
    sampling TEXT,
    sample_size INTEGER,
    seed TEXT,
    shift TEXT,
    surveyor TEXT,
    conducted_by TEXT,
    population INTEGER,
    observed INTEGER,
    correct INTEGER,
    rate REAL,
    note TEXT
);

CREATE INDEX wearing_survey_employer ON wearing_survey (employer, id);

CREATE UNIQUE INDEX wearing_survey_natural_key ON wearing_survey (employer, surveyed_day, COALESCE(shift, '')) WHERE void = 0;

CREATE INDEX wearing_survey_order ON wearing_survey (surveyed_day, id);

CREATE INDEX wearing_survey_organisation ON wearing_survey (organisation_id, id);

CREATE INDEX wearing_survey_place ON wearing_survey (region_path, void, id);

CREATE TABLE worker (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    shown TEXT,
    name TEXT,
    name_index TEXT,
    id_number TEXT,
    id_number_index TEXT,
    sex TEXT,
    birth_day TEXT,
    region_code TEXT
);

CREATE UNIQUE INDEX worker_natural_key ON worker (id_number_index) WHERE void = 0;

CREATE INDEX worker_organisation ON worker (organisation_id, id);

CREATE INDEX worker_place ON worker (region_path, void, id);

CREATE TABLE workplace (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    region_path TEXT NOT NULL,
    organisation_id INTEGER,
    void INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    employer INTEGER,
    name TEXT,
    region_code TEXT,
    address TEXT,
    started_day TEXT,
    closed_day TEXT,
    is_rostered INTEGER,
    last_declared_day TEXT,
    declared_until TEXT
);

CREATE INDEX workplace_employer ON workplace (employer, id);

CREATE UNIQUE INDEX workplace_natural_key ON workplace (employer, name) WHERE void = 0;

CREATE INDEX workplace_organisation ON workplace (organisation_id, id);

CREATE INDEX workplace_place ON workplace (region_path, void, id);
