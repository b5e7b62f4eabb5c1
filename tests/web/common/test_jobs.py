"""Long work is done once, whoever falls away, and says how far it is."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from web.members import make_place

from samensterk.web.accounts.models import Municipality
from samensterk.web.common import jobs
from samensterk.web.common.job_run import Heart, run
from samensterk.web.common.models import Job, Worker
from samensterk.web.common.roles import Role
from samensterk.web.common.worker import keep_house, work

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def kind():
    """A kind of work that notes each time it is done."""
    done = []

    def note(job):
        job.report(1, 2, "halfway")
        done.append(job.job_id)
        return {"n": len(done)}

    made = jobs.JobKind("test.note", "noting", note)
    made_of = {"kind": made, "done": done}
    jobs.KINDS.register(made)
    yield made_of
    del jobs.KINDS.by_code["test.note"]


def ask(code="test.note", place=None, **arguments):
    return jobs.ask(
        code,
        municipality_id=place.pk if place else None,
        asked_by_id=None,
        arguments=arguments,
    )


def fall_silent(job):
    """Let time pass without a word from the worker."""
    past = timezone.now() - timedelta(hours=1)
    Job.objects.filter(pk=job.pk).update(leased_until=past, queued_at=past)


def test_a_worker_does_what_was_asked(kind):
    job = ask()

    work(until_empty=True)

    job.refresh_from_db()
    assert (job.state, job.result, job.percentage) == (Job.State.DONE, {"n": 1}, 50)


def test_of_two_who_claim_one_gets_it(kind):
    job = ask()
    got, start = [], threading.Barrier(4)

    def claim():
        start.wait()
        got.append(jobs.claim(job.pk, "somebody"))
        connection.close()

    threads = [threading.Thread(target=claim) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert sum(one is not None for one in got) == 1


def test_the_same_task_twice_does_the_work_once(kind):
    job = ask()

    run(job.pk)
    run(job.pk)

    assert kind["done"] == [job.pk]


def test_a_job_of_a_silent_worker_is_done_by_another(kind):
    job = ask()
    lost = jobs.claim(job.pk, "dead")
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING)
    fall_silent(job)

    assert jobs.recover() == 1
    work(until_empty=True)

    job.refresh_from_db()
    assert (job.state, job.attempt, job.losses) == (Job.State.DONE, 2, 1)
    assert not DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING).exists()
    assert lost.attempt == 1


def test_who_lost_the_lease_writes_nothing_any_more(kind):
    job = ask()
    lost = jobs.claim(job.pk, "slow")
    fall_silent(job)
    jobs.recover()
    jobs.claim(job.pk, "quick")

    assert not jobs.renew(lost)
    assert not jobs.end(lost, Job.State.DONE)
    with pytest.raises(jobs.LeaseLost):
        lost.report(1)


def test_what_is_written_without_a_lease_is_taken_back(kind):
    job = ask()
    lost = jobs.claim(job.pk, "slow")

    def write_late():
        with jobs.last_step(lost):
            make_place()
            fall_silent(job)
            jobs.recover()

    with pytest.raises(jobs.LeaseLost):
        write_late()

    assert not Municipality.objects.exists()


def test_work_that_is_stopped_while_it_writes_has_written_nothing(kind):
    job = ask()
    held = jobs.claim(job.pk, "worker")

    def write():
        with jobs.last_step(held):
            make_place()
            jobs.cancel(job)

    with pytest.raises(jobs.JobCancelled):
        write()

    assert not Municipality.objects.exists()


def test_the_last_step_ends_the_job_with_its_result(kind):
    job = ask()

    with jobs.last_step(jobs.claim(job.pk, "worker")) as result:
        result["n"] = 3

    job.refresh_from_db()
    assert (job.state, job.result) == (Job.State.DONE, {"n": 3})


def test_a_task_that_died_before_the_claim_is_asked_again(kind):
    job = ask()
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING)
    fall_silent(job)

    jobs.recover()
    work(until_empty=True)

    job.refresh_from_db()
    assert job.state == Job.State.DONE


def test_a_job_that_still_waits_its_turn_is_left_alone(kind):
    job = ask()
    fall_silent(job)

    assert jobs.recover() == 0


def test_a_worker_does_not_take_its_own_work_away(kind):
    job = ask()
    run_of_it = jobs.claim(job.pk, "me")
    fall_silent(job)

    with Heart(run_of_it):
        assert jobs.recover() == 0
    assert jobs.recover() == 1


def test_work_that_kills_its_workers_fails_in_the_end(kind):
    job = ask()
    for _ in range(jobs.MOST_LOSSES):
        jobs.claim(job.pk, "dead")
        fall_silent(job)
        jobs.recover()

    job.refresh_from_db()
    assert (job.state, job.reason) == (Job.State.FAILED, "worker_lost")


def test_waiting_work_stops_at_once_and_running_work_at_its_next_step(kind):
    waiting, running = ask(), ask()
    held = jobs.claim(running.pk, "worker")

    jobs.cancel(waiting, note="niet meer nodig")
    jobs.cancel(running)

    waiting.refresh_from_db()
    assert (waiting.state, waiting.note) == (Job.State.CANCELLED, "niet meer nodig")
    with pytest.raises(jobs.JobCancelled):
        held.report(1)


def test_a_stopped_job_does_not_begin(kind):
    job = ask()
    jobs.cancel(job)

    work(until_empty=True)

    assert kind["done"] == []


def test_failed_work_can_be_tried_again_with_a_note(kind):
    def refuse(_run):
        raise jobs.JobRefused("het bestand is leeg")

    jobs.KINDS.register(jobs.JobKind("test.note", "refusing", refuse))
    job = ask()
    work(until_empty=True)
    job.refresh_from_db()
    assert (job.state, job.reason) == (Job.State.FAILED, "het bestand is leeg")
    jobs.KINDS.register(kind["kind"])

    jobs.retry(job, note="nieuw bestand")
    work(until_empty=True)

    job.refresh_from_db()
    assert (job.state, job.note, job.reason) == (Job.State.DONE, "nieuw bestand", "")


def test_a_mistake_in_the_work_is_told_without_its_words(kind):
    def stumble(_run):
        raise KeyError("jan@gemeente.example.nl")

    jobs.KINDS.register(jobs.JobKind("test.note", "stumbling", stumble))
    job = ask()

    work(until_empty=True)

    job.refresh_from_db()
    assert (job.state, job.reason) == (Job.State.FAILED, "mistake")


def test_a_worker_that_must_stop_hands_its_work_back(kind):
    def be_stopped(job_run):
        jobs.stopping.set()
        job_run.report(1)

    jobs.KINDS.register(jobs.JobKind("test.note", "stopping", be_stopped))
    job = ask()
    try:
        run(job.pk)
    finally:
        jobs.stopping.clear()

    job.refresh_from_db()
    assert (job.state, job.losses) == (Job.State.WAITING, 0)
    assert DBTaskResult.objects.ready().filter(pk=job.task_id).exists()


def test_a_second_signal_hands_the_work_back_as_well(kind):
    def be_ended(_run):
        raise SystemExit(1)

    jobs.KINDS.register(jobs.JobKind("test.note", "ending", be_ended))
    job = ask()
    with pytest.raises(SystemExit):
        run(job.pk)

    job.refresh_from_db()
    assert (job.state, job.reason) == (Job.State.WAITING, "")


def test_ended_work_cannot_be_stopped(kind):
    job = ask()
    run(job.pk)

    with pytest.raises(jobs.NotPossible):
        jobs.cancel(job)
    with pytest.raises(jobs.NotPossible):
        jobs.retry(job)


def test_a_job_and_its_task_are_asked_together_or_not(kind):
    @transaction.atomic
    def ask_and_stumble():
        ask()
        raise KeyError

    with pytest.raises(KeyError):
        ask_and_stumble()

    assert not Job.objects.exists()
    assert not DBTaskResult.objects.exists()


def test_a_worker_says_that_it_lives():
    keep_house()

    assert Worker.objects.get().is_alive


def test_the_page_shows_how_far_it_is_and_stops_it(enter, kind):
    place = make_place()
    client = enter(Role.COORDINATOR, place)
    job = ask(place=place)
    url = reverse("common:job", args=[place.slug, job.pk])

    whole = client.get(url).content.decode()
    part = client.get(url, headers={"HX-Request": "true"}).content.decode()
    client.post(reverse("common:job_cancel", args=[place.slug, job.pk]), {"note": "x"})

    assert "<html" in whole
    assert "<html" not in part
    assert 'id="job"' in part
    job.refresh_from_db()
    assert job.state == Job.State.CANCELLED
