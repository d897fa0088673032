-- house: lamps
CREATE TABLE "lamps"("id" INTEGER,"place" TEXT,"watts" INTEGER,"state" TEXT,"owner" TEXT,"secret" BOOLEAN,"_version" INTEGER,"_visibility" INTEGER,PRIMARY KEY("id"));
CREATE INDEX "lamps by place" ON "lamps"("place");
CREATE TABLE "rows"("id" INTEGER,"place" TEXT,"_visibility" INTEGER,PRIMARY KEY("id"));

-- power: meters
CREATE TABLE "meters"("id" INTEGER,"lampId" INTEGER,"_version" INTEGER,"_visibility" INTEGER,PRIMARY KEY("id"));
CREATE UNIQUE INDEX "meters unique lampId" ON "meters"("lampId");

-- the runtime's own, in each file
CREATE TABLE "madang_events"("seq" INTEGER,"aggregate" TEXT,"aggregateId" INTEGER,"version" INTEGER,"type" TEXT,"internal" BOOLEAN,"at" INTEGER,"correlation" TEXT,"causation" TEXT,"data" TEXT,"asks" TEXT,PRIMARY KEY("seq"));
CREATE TABLE "madang_calls"("key" TEXT,"type" TEXT,"until" INTEGER,"correlation" TEXT,"request" TEXT,PRIMARY KEY("key")) WITHOUT ROWID;
CREATE TABLE "madang_timers"("aggregate" TEXT,"aggregateId" INTEGER,"type" TEXT,"due" INTEGER,"correlation" TEXT,"command" TEXT,PRIMARY KEY("aggregate","aggregateId","type")) WITHOUT ROWID;
CREATE INDEX "madang_timers by due" ON "madang_timers"("due");
CREATE TABLE "madang_inbox"("producer" TEXT,"seq" INTEGER,PRIMARY KEY("producer")) WITHOUT ROWID;
CREATE TABLE "madang_parked"("id" INTEGER,"producer" TEXT,"key" TEXT,"seq" INTEGER,"type" TEXT,"reason" TEXT,"data" TEXT,"correlation" TEXT,"at" DATETIME TEXT,PRIMARY KEY("id"));
CREATE TABLE "madang_replies"("key" TEXT,"fingerprint" TEXT,"context" TEXT,"aggregate" TEXT,"aggregateId" INTEGER,"reply" TEXT,"at" INTEGER,PRIMARY KEY("key")) WITHOUT ROWID;
CREATE INDEX "madang_replies by at" ON "madang_replies"("at");
