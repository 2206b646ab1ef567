"""slurm_test.py PROGRAM SOURCE: runs examples/archive/with-slurm on a controller and two nodes that it starts on this machine, kills
one of the nodes with all that runs on it, and wants the findings of one process all the same."""
import ctypes
import os
import pathlib
import pwd
import signal
import socket
import subprocess
import sys
import tempfile
import time

import archive as archives

SETTINGS = """ClusterName=unstigma
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={ports[0]}
SlurmUser={user}
SlurmdUser={user}
AuthType=auth/none
CredType=cred/none
CommunicationParameters=NoInAddrAny,NoCtldInAddrAny
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SchedulerType=sched/backfill
SchedulerParameters=batch_sched_delay=0,sched_interval=2,sched_min_interval=20000
ReturnToService=2
SlurmdTimeout=5
KillWait=1
MpiDefault=none
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool.%n
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.%n.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd.%n.log
NodeName=n1 NodeHostname={host} NodeAddr=127.0.0.1 Port={ports[1]} CPUs=1
NodeName=n2 NodeHostname={host} NodeAddr=127.0.0.1 Port={ports[2]} CPUs=1
PartitionName=all Nodes=n1,n2 Default=YES MaxTime=5 State=UP
"""


def free_ports(count):
    sockets = [socket.socket() for _ in range(count)]
    for one in sockets:
        one.bind(("127.0.0.1", 0))
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


def die_with_us():
    """Even when this test is killed, no daemon stays behind."""
    pr_set_pdeathsig = 1
    ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGKILL)


class Cluster:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        for name in ("state", "spool.n1", "spool.n2"):
            (self.folder / name).mkdir()
        self.conf = self.folder / "slurm.conf"
        self.conf.write_text(SETTINGS.format(host=socket.gethostname().split(".")[0], user=pwd.getpwuid(os.getuid()).pw_name,
                                             folder=folder, ports=free_ports(3)))
        self.environment = {**os.environ, "SLURM_CONF": str(self.conf)}
        self.daemons = {}

    def start(self):
        self.daemons["ctld"] = self.daemon("slurmctld", "-D", "-c")
        for node in ("n1", "n2"):
            self.daemons[node] = self.daemon("slurmd", "-D", "-N", node)
        self.wait("both nodes are there", lambda: self.tell("sinfo", "-h", "-N", "-o", "%N %T").split() ==
                  ["n1", "idle", "n2", "idle"])

    def daemon(self, name, *arguments):
        with open(self.folder / f"{name}.out", "a", encoding="utf-8") as out:
            return subprocess.Popen([archives.on_path(name), *arguments], env=self.environment, stdout=out, stderr=out,
                                    stdin=subprocess.DEVNULL, preexec_fn=die_with_us)

    def tell(self, *command):
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=20, check=False)
        return done.stdout

    def wait(self, what, true, seconds=40):
        end = time.monotonic() + seconds
        while not true():
            if time.monotonic() > end:
                for log in sorted(self.folder.glob("*.log")) + sorted(self.folder.glob("*.out")):
                    print(f"== {log.name}\n{log.read_text(errors='replace')[-3000:]}")
                raise AssertionError(f"not in {seconds} s: {what}")
            time.sleep(0.1)

    def processes(self, node=None):
        """Those that this cluster has started, by what their environment says; of a node with the steps above them."""
        out = set()
        for entry in pathlib.Path("/proc").iterdir():
            try:
                words = (entry / "environ").read_bytes().split(b"\0") if entry.name.isdigit() else []
                if f"SLURM_CONF={self.conf}".encode() not in words or int(entry.name) == os.getpid():
                    continue
                if node is None:
                    out.add(int(entry.name))
                elif f"SLURMD_NODENAME={node}".encode() in words:
                    out.add(int(entry.name))
                    parent = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
                    if b"slurmstepd" in pathlib.Path(f"/proc/{parent}/cmdline").read_bytes():
                        out.add(parent)
            except OSError:
                continue  # it has ended meanwhile
        return out

    def runs(self, program, node):
        """True when a process of the node is of this name."""
        names = set()
        for process in self.processes(node):
            try:
                names.add(pathlib.Path(f"/proc/{process}/comm").read_text().strip())
            except OSError:
                continue
        return program in names

    def lose(self, node):
        """As if the power went: the daemon, its steps and what they run."""
        self.daemons[node].kill()
        lost = self.processes(node)
        for process in lost:
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                pass
        return len(lost)

    def finished(self):
        """True when no job is left. One of a dead node waits two minutes before it is run again: not here."""
        for line in self.tell("squeue", "-h", "-r", "-o", "%A %r").splitlines():
            job, reason = line.split(maxsplit=1)
            if reason == "BeginTime":
                print(f"job {job} of the dead node is queued again")
                self.tell("scontrol", "update", f"JobId={job}", "StartTime=now")
        return not self.tell("squeue", "-h").strip()

    def stop(self):
        for daemon in self.daemons.values():
            daemon.kill()
            daemon.wait()
        for process in self.processes():
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                pass


def submit(archive, cluster, program):
    environment = {**cluster.environment, "UNSTIGMA": program}
    done = subprocess.run([archive.scripts / "with-slurm", "8", archive.list, archive.reports], env=environment,
                          cwd=archive.folder, capture_output=True, text=True, timeout=30, check=False)
    assert done.returncode == 0, done
    print(done.stdout, end="")


def main():
    for name in ("slurmctld", "slurmd", "sbatch", "squeue", "sinfo"):
        if not archives.on_path(name):
            archives.skip(f"{name} is not installed")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    with tempfile.TemporaryDirectory() as folder:
        archive = archives.Archive(folder, *sys.argv[1:])
        os.mkdir(os.path.join(folder, "cluster"))
        cluster = Cluster(os.path.join(folder, "cluster"))
        try:
            cluster.start()
            submit(archive, cluster, archive.wrapped('[ "$SLURMD_NODENAME" != n2 ] || sleep 600'))  # what n2 has begun it keeps
            cluster.wait("a share is done", lambda: any(archive.reports.glob("shard-*.jsonl")))
            cluster.wait("the second node is in the middle of one", lambda: cluster.runs("sleep", "n2"))
            print(f"lost n2 with {cluster.lose('n2')} processes")
            cluster.wait("all jobs are over", cluster.finished)
            assert "down" in cluster.tell("sinfo", "-h", "-N", "-o", "%N %T"), cluster.tell("sinfo")
            if not (archive.reports / "findings.jsonl").exists():  # as the README says
                print("".join(log.read_text() for log in archive.reports.glob("log/*-merge.txt")), end="")
                submit(archive, cluster, archive.wrapped(""))
                cluster.wait("all jobs are over", cluster.finished)
            archive.expect_one_process()
            calls = [call for call in archive.called() if call != "merge"]
            assert len(calls) > 8 and set(calls) == {str(i) for i in range(1, 9)}, calls
        finally:
            cluster.stop()


main()
